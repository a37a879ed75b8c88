// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/tabular-to-text'

const task: RegisteredTask<'tabular-to-text'> = source

export default task
