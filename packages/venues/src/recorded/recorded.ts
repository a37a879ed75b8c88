import { idOf, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import { defineVenue } from '../defineVenue.ts'
import { VenueCannotRunError } from '../errors.ts'
import type { Venue, VenueProgress } from '../venue.ts'

/** An answer that a model gave earlier, with the request that it answered. */
export interface Recording<Id extends TaskId = TaskId> {
  task: Id
  request: TaskRequest<Id>
  /** Anything: it is parsed with the task's output schema when it is played. */
  output: unknown
  /** Name of the model that answered. */
  model?: string | undefined
  /** How long the model ran, in milliseconds. */
  ms?: number | undefined
  /** When it was recorded: an ISO date, with or without a time. */
  recordedAt?: string | undefined
}

/** What is known of an answer that was recorded. */
export interface RecordedFacts {
  isRecorded: true
  recordedAt: string | undefined
}

/** Options of {@link recorded}: the answers that are played. */
export interface RecordedOptions {
  /** The answers; of several to one request the first is played. */
  recordings: readonly Recording[]
  /** Default `recorded`. */
  id?: string | undefined
  /** Default `Recording`. */
  label?: string | undefined
}

/** A value whose objects have their fields in one order, and none that is undefined. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, inOrder(field)]),
  )
}

/** A request as text: the same for the same media, in memory or as a `data:` URL, and for no parameters. */
async function keyOf({ inputs, parameters = {} }: { inputs: unknown; parameters?: unknown }) {
  return JSON.stringify(inOrder(await inlineMedia({ inputs, parameters: parameters ?? {} })))
}

function labelOf({ recordedAt, model }: Recording): string {
  const by = model === undefined ? '' : ` by ${model}`
  const when = recordedAt === undefined ? 'earlier' : `on ${recordedAt.slice(0, 10)}`
  return `This answer was recorded ${when}${by}; nothing was run.`
}

/**
 * Makes a venue of answers that were recorded earlier, for pages without a runner and for tests. An answer is played for the
 * request that it was recorded for, and says in its warnings that it is a recording. The output is checked with the task's
 * schema, like any other.
 *
 * Its `run` throws VenueCannotRunError for a request that was not recorded, InvalidOutputError for a recording that does not
 * fit the task, and the signal's reason when it aborts.
 *
 * @example
 * ```ts
 * const venue = recorded({
 *   recordings: [
 *     { task: 'translation', request: { inputs: 'Hello' }, output: { translation_text: 'Bonjour' } },
 *   ],
 * })
 * const { output, isRecorded } = await venue.run('translation', { inputs: 'Hello' })
 * ```
 */
export function recorded(options: RecordedOptions): Venue<VenueProgress, RecordedFacts> {
  const { recordings, id = 'recorded', label = 'Recording' } = options
  const of = (task: TaskId) => recordings.filter((recording) => recording.task === task)
  return defineVenue({
    id,
    label,
    can: (task) =>
      of(task).length > 0
        ? { runnable: true }
        : { runnable: false, reason: 'No answer was recorded for this task.' },
    run: async (task, request, { signal }) => {
      const wanted = await keyOf(request)
      for (const recording of of(task)) {
        signal?.throwIfAborted()
        if ((await keyOf(recording.request)) !== wanted) continue
        const { output, model, ms, recordedAt } = recording
        const facts = { isRecorded: true, recordedAt } as const
        return { output, model, ms, warnings: [labelOf(recording)], ...facts }
      }
      const reason = `No answer to this request was recorded, but to ${of(task).length} others.`
      throw new VenueCannotRunError({ id, label }, idOf(task), { reason })
    },
  })
}
