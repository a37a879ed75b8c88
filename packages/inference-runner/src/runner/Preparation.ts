import { isBatch, parseOutput, parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { InvalidOptionError } from '../errors.ts'
import { fetchInputs } from '../media/fetchInputs.ts'
import { mediaOf } from '../media/mapMedia.ts'
import { prepareInputs } from '../media/prepareInputs.ts'
import type { DecodedMedia } from '../media/releaseMedia.ts'
import { isMediaUrl } from '../media/readMedia.ts'
import { FairSlots } from '../scheduling/FairSlots.ts'
import type { PreparedRun, RunResult } from './runner.ts'
import type { ServedModel, TimedAnswer } from './ServedModel.ts'

/** How many calls fetch media at once, how many of one client do, and how many wait for that. */
const FETCHES = { capacity: 16, perClient: 8, waiting: 64 }

/** What a prepared call has for its model. */
export interface Job {
  model: ServedModel
  inputs: readonly unknown[]
  /** The media in its inputs. */
  media: readonly DecodedMedia[]
  parameters: Readonly<Record<string, unknown>>
}

/** A call that is checked; its media are not decoded yet. */
export interface CheckedCall<Id extends TaskId> {
  model: ServedModel
  task: Id
  request: TaskRequest<Id>
  inputs: readonly unknown[]
  isBatch: boolean
  /** Whether it has media, and whether some of them are given by URL. */
  media: 'none' | 'here' | 'elsewhere'
}

/** Who calls, and until when. */
interface Caller {
  signal: AbortSignal
  client: string | undefined
}

/** Prepares calls: checks them, fetches their media and decodes them, each a step of its own. */
export class Preparation {
  readonly #allowHosts: readonly string[]
  readonly #fetches = new FairSlots({ name: 'fetching media', ...FETCHES })
  readonly #jobs = new WeakMap<object, Job>()

  /** @param allowHosts - hosts that media may be fetched from although they are not public. */
  constructor(allowHosts: readonly string[]) {
    this.#allowHosts = allowHosts
  }

  /** @throws InvalidRequestError for a request that does not fit the schema. */
  check<Id extends TaskId>(model: ServedModel, task: Id, value: unknown): CheckedCall<Id> {
    const request = parseRequest(task, value)
    const isList = isBatch(task, request.inputs)
    const inputs = isBatch(task, request.inputs) ? request.inputs : [request.inputs]
    const found = mediaOf(task, inputs)
    const media = found.some(isMediaUrl) ? 'elsewhere' : found.length > 0 ? 'here' : 'none'
    return { model, task, request, inputs, isBatch: isList, media }
  }

  /**
   * Fetches what media of a call are given by URL, in slots of their own: who waits for a slow server holds up no
   * one.
   */
  async fetch<Id extends TaskId>(
    call: CheckedCall<Id>,
    { client, signal }: Caller,
  ): Promise<CheckedCall<Id>> {
    const { task, inputs: urls, isBatch: isList } = call
    const allowHosts = this.#allowHosts
    const inputs = await this.#fetches.use({ client, signal }, () =>
      fetchInputs(task, urls, { allowHosts, signal, isBatch: isList }),
    )
    return { ...call, inputs, media: 'here' }
  }

  /** Decodes the media of a call, which is prepared then. */
  async decode<Id extends TaskId>(
    { model, task, request, inputs, isBatch: isList }: CheckedCall<Id>,
    signal: AbortSignal,
  ): Promise<PreparedRun<Id>> {
    const decoded = await prepareInputs(task, inputs, { signal, isBatch: isList })
    const prepared = { task, model: model.spec.id, request }
    this.#jobs.set(prepared, { model, ...decoded, parameters: { ...request.parameters } })
    return prepared
  }

  /** What was prepared. @throws {@link InvalidOptionError} for what was not prepared here. */
  jobOf(prepared: object): Job {
    const job = this.#jobs.get(prepared)
    if (job !== undefined) return job
    throw new InvalidOptionError(
      'prepared',
      'prepared: expected what prepare() of this runner returned.',
    )
  }
}

/** The result of a call that was prepared. @throws for an output that does not fit the schema. */
export function toResult<Id extends TaskId>(
  { task, model, request }: PreparedRun<Id>,
  { outputs, warnings, ms }: TimedAnswer,
): RunResult<Id> {
  const output = isBatch(task, request.inputs) ? outputs : outputs[0]
  return { task, model, output: parseOutput(task, output, request.inputs), warnings, ms }
}
