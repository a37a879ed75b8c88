import { TASK_EXAMPLES } from './generated/examples.ts'
import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'

export { TASK_EXAMPLES }
export type { Example } from './schema/example.ts'
export type { LazyExample, ShownExample } from './schema/showcase.ts'

TASK_EXAMPLES satisfies { [Id in TaskId]: readonly Example<Id>[] }
