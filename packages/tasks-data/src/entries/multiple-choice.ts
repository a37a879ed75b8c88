// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/multiple-choice'

const task: RegisteredTask<'multiple-choice'> = source

export default task
