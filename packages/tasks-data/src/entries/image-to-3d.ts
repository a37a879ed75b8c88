// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/image-to-3d'

const task: RegisteredTask<'image-to-3d'> = source

export default task
