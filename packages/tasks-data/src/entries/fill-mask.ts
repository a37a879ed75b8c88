// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/fill-mask'

const task: RegisteredTask<'fill-mask'> = source

export default task
