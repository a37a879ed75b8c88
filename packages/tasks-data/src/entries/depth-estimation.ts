// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/depth-estimation'

const task: RegisteredTask<'depth-estimation'> = source

export default task
