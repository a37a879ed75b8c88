// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/unconditional-image-generation'

const task: RegisteredTask<'unconditional-image-generation'> = source

export default task
