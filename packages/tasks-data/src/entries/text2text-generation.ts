// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/text2text-generation'

const task: RegisteredTask<'text2text-generation'> = source

export default task
