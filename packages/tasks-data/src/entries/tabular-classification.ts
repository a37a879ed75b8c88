// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/tabular-classification'

const task: RegisteredTask<'tabular-classification'> = source

export default task
