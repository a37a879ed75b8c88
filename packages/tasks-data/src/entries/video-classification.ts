// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/video-classification'

const task: RegisteredTask<'video-classification'> = source

export default task
