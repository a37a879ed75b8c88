// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/robotics'

const task: RegisteredTask<'robotics'> = source

export default task
