// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/sentence-similarity'

const task: RegisteredTask<'sentence-similarity'> = source

export default task
