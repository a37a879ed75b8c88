// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/zero-shot-object-detection'

const task: RegisteredTask<'zero-shot-object-detection'> = source

export default task
