// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/zero-shot-classification'

const task: RegisteredTask<'zero-shot-classification'> = source

export default task
