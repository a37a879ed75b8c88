// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/image-feature-extraction'

const task: RegisteredTask<'image-feature-extraction'> = source

export default task
