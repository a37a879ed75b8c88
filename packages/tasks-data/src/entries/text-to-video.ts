// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/text-to-video'

const task: RegisteredTask<'text-to-video'> = source

export default task
