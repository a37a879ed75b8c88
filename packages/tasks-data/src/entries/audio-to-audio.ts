// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/audio-to-audio'

const task: RegisteredTask<'audio-to-audio'> = source

export default task
