// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/feature-extraction'

const task: RegisteredTask<'feature-extraction'> = source

export default task
