// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/text-to-audio'

const task: RegisteredTask<'text-to-audio'> = source

export default task
