// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/time-series-forecasting'

const task: RegisteredTask<'time-series-forecasting'> = source

export default task
