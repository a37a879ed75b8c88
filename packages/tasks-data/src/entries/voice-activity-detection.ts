// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/voice-activity-detection'

const task: RegisteredTask<'voice-activity-detection'> = source

export default task
