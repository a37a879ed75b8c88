import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { Runner } from '../run/types.ts'

/** The props that every widget takes. */
export interface WidgetProps<Id extends TaskId = TaskId> {
  /** One button each. Ctrl or ⌘ with Enter presses the first that is not disabled. */
  runners: readonly Runner<Id>[]
  /** Name of the widget for screen readers. @default the task's name */
  label?: string | undefined
  /** Number of the example that fills the form at first; `null` for an empty form. @default 0 */
  example?: number | null | undefined
  /** Id of the runner to start at once, or `true` for the first. @default false */
  autorun?: string | boolean | undefined
  /** Called with each request that has been checked, just before it runs. */
  onrequest?: ((request: TaskRequest<Id>, runnerId: string) => void) | undefined
}
