import type { TaskId } from '@taskmesh/tasks'
import type { VenueFor } from '@taskmesh/venues'
import type { WidgetProps } from '../frame/types.ts'
import type { Messages } from '../messages/english.ts'
import type { WidgetEvents } from './ElementState.svelte.ts'

/** What a template may say of the element of a task, besides what every element of HTML takes. */
export interface ElementProps<Id extends TaskId = TaskId> {
  venues?: readonly VenueFor<Id>[] | undefined
  /** In markup: a number, `none` or `showcase`. */
  example?: WidgetProps['example'] | `${number}` | 'none'
  theme?: WidgetProps['theme']
  label?: string | undefined
  autorun?: string | boolean | undefined
  messages?: Messages | undefined
  /** Address of a runner that runs the requests, such as `http://127.0.0.1:8080`. */
  runner?: string | undefined
}

/** The events of an element, as listeners under `onrequest`, `onresult` and `onerror`. */
export type ElementListeners<Id extends TaskId = TaskId> = {
  [Name in keyof WidgetEvents<Id> as `on${Name}`]?: (
    event: CustomEvent<WidgetEvents<Id>[Name]>,
  ) => void
}

/** What a template may say of the parts that show a task. */
export interface PartProps {
  task: TaskId
  href?: string | undefined
  theme?: WidgetProps['theme']
}
