// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/zero-shot-image-classification'

const task: RegisteredTask<'zero-shot-image-classification'> = source

export default task
