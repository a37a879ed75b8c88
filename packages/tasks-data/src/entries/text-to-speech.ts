// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/text-to-speech'

const task: RegisteredTask<'text-to-speech'> = source

export default task
