// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/table-question-answering'

const task: RegisteredTask<'table-question-answering'> = source

export default task
