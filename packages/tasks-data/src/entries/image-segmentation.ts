// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/image-segmentation'

const task: RegisteredTask<'image-segmentation'> = source

export default task
