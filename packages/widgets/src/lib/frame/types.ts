import type { TaskId, TaskRef, TaskRequest } from '@taskmesh/tasks'
import type { Example } from '@taskmesh/tasks/examples'
import type { VenueFor } from '@taskmesh/venues'
import type { Messages } from '../messages/english.ts'
import type { KnownAnswer, RunAnswer, RunFailure } from '../run/types.ts'

/** The props that every widget takes. */
export interface WidgetProps<Task extends TaskRef = TaskId> {
  /**
   * Where the task can be run: a button each, with the venue's label. Ctrl or ⌘ with Enter presses
   * the first that can run the task.
   */
  venues: readonly VenueFor<Task>[]
  /** More venues that **Compare** offers, such as the other models of a runner. */
  compareVenues?: readonly VenueFor<Task>[] | undefined
  /** Name of the widget for screen readers. @default the task's name */
  label?: string | undefined
  /**
   * Number of the example that fills the form at first; `null` for an empty form. `'showcase'` is the
   * first with photographs, speech, music or a film, whose media are loaded when the widget is shown;
   * until then, and for a task that has none, example 0. @default 0
   */
  example?: number | 'showcase' | null | undefined
  /** The request that fills the form at first, such as one from a permalink. It wins over `example`. */
  request?: TaskRequest<Task> | undefined
  /**
   * The text of a permalink, such as `permalink` was given. Its request fills the form when it is read; a
   * link that holds none is said, and the form stays as it is.
   */
  linked?: string | undefined
  /**
   * Makes the address of a page that shows a request, from the text that `encodeRequest` gives for it.
   * With it, the widget has a button that copies that address.
   */
  permalink?: ((encoded: string) => string) | undefined
  /**
   * How long the last runs are remembered: while the widget is shown, or in `sessionStorage` for as
   * long as the tab lives (requests without files, no answers). @default 'memory'
   */
  history?: 'memory' | 'session' | undefined
  /** Id of the venue to run at once, or `true` for the first. @default false */
  autorun?: string | boolean | undefined
  /**
   * `'light'`, `'dark'`, or `'system'` for what the system prefers. By default a widget follows the
   * `color-scheme` of the page around it.
   */
  theme?: 'light' | 'dark' | 'system' | undefined
  /**
   * The answer to an example, where it is known without a run. It shows as soon as the example fills the
   * form, until the form changes or something is run.
   */
  known?: ((example: Example<Task>) => KnownAnswer | undefined) | undefined
  /** Called with each request that has been checked, just before it runs. */
  onrequest?: ((request: TaskRequest<Task>, venueId: string) => void) | undefined
  /** Called with each answer, an empty one as well. */
  onresult?: ((answer: RunAnswer<Task>) => void) | undefined
  /** Called with what went wrong with a run. */
  onerror?: ((failure: RunFailure) => void) | undefined
  /** What the widget says, in another language. @default those of the widgets around, or English */
  messages?: Messages | undefined
}
