import { HUB_DIALECTS } from '../../generated/hubDialects.ts'
import type { TaskId } from '../../registry/tasks.ts'
import type { HubDialect } from './hubDialect.ts'

const dialects: { readonly [Id in TaskId]?: HubDialect } = HUB_DIALECTS

/** How calls of a task look on the Hugging Face API, where that is different from ours. */
export function dialectOf(task: TaskId): HubDialect {
  return dialects[task] ?? {}
}
