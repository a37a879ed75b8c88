// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/reinforcement-learning'

const task: RegisteredTask<'reinforcement-learning'> = source

export default task
