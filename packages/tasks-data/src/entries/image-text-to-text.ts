// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/image-text-to-text'

const task: RegisteredTask<'image-text-to-text'> = source

export default task
