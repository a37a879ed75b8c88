// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/visual-document-retrieval'

const task: RegisteredTask<'visual-document-retrieval'> = source

export default task
