// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/text-to-3d'

const task: RegisteredTask<'text-to-3d'> = source

export default task
