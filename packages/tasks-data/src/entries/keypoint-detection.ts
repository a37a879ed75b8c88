// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/keypoint-detection'

const task: RegisteredTask<'keypoint-detection'> = source

export default task
