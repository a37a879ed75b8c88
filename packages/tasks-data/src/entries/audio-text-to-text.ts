// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/audio-text-to-text'

const task: RegisteredTask<'audio-text-to-text'> = source

export default task
