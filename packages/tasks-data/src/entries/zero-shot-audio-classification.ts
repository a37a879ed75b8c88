// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/zero-shot-audio-classification'

const task: RegisteredTask<'zero-shot-audio-classification'> = source

export default task
