// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/automatic-speech-recognition'

const task: RegisteredTask<'automatic-speech-recognition'> = source

export default task
