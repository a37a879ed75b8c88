// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/tabular-regression'

const task: RegisteredTask<'tabular-regression'> = source

export default task
