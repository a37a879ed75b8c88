import { ipfsPathOf } from '@taskmesh/content'
import type { TaskStatus } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import type { OutputFor, TaskId, TaskInputs } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { UnverifiedContentError } from '../../errors/storageErrors.ts'
import { InvalidResultError } from '../../errors/taskErrors.ts'
import { confirmOnce } from '../../result/confirmOnce.ts'
import { findCandidates } from '../../result/findCandidates.ts'
import { getAttemptTime } from '../../result/getAttemptTime.ts'
import { pollTask, type PolledTask, type WaitOptions } from '../../result/pollTask.ts'
import { isInline, readResult, type Result } from '../../result/readResult.ts'
import { watchDeclines } from '../../result/watchDeclines.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import type { GetResponseReturnType } from './getResponse.ts'

/** What `publishTask` returns, or the same three from a database. */
export interface TaskHandle<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> {
  taskAddress: Address
  task: Id
  /** The inputs that were published. They decide whether one output or an array is due. */
  inputs: Inputs
}

/** Options of {@link waitForResult}: how long to wait, and what is accepted as a result. */
export interface WaitForResultOptions extends WaitOptions {
  /** Most bytes of the result. Default 32 MiB. */
  maxBytes?: number | undefined
  /**
   * Whether to refuse a result that cannot be verified: whose URL on the chain has no content
   * identifier of its own. Default false: `isVerified` says it.
   */
  requireVerified?: boolean | undefined
  /**
   * Confirms the first good response of a task with MANUAL_CONFIRMATION, which pays its provider.
   * Without it the result is returned, the task stays RESPONDED, and you confirm or not. Default
   * false.
   */
  confirm?: boolean | undefined
}

/** Parameters of {@link waitForResult}: its options, and where results are read. */
export interface WaitForResultParameters extends WaitForResultOptions {
  storage: ContentStorage
}

/** A result that was fetched, compared with its content identifier if it has one, and checked with the schema. */
export interface WaitForResultReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> {
  output: OutputFor<Id, Inputs>
  /** The provider's notes, such as parameters that had no effect. */
  warnings: string[]
  /**
   * Whether it is what the provider put on the chain: the response holds it, or its content
   * identifier, with which it was compared. Else whoever serves it can have changed it.
   */
  isVerified: boolean
  /** The response that it came with. */
  response: Address
  provider: Address
  /** What the provider gets: the task's payment under FIRST_RESPONSE, else what it asked for. In wei. */
  payment: bigint
  status: TaskStatus
  timings: {
    /** When the provider attempted the task, in seconds since 1970. */
    attemptedAt: bigint
    /** When it responded, in seconds since 1970. */
    respondedAt: bigint
    /** How long this call waited, in milliseconds. */
    waitedMs: number
  }
}

interface Judged<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  good: { response: GetResponseReturnType; result: Result<Id, Inputs> } | undefined
  /** What was wrong with the last bad one. */
  problem: TaskmeshError | undefined
}

/** Why responses that were read are no results, by their addresses. */
type Refused = Map<Address, TaskmeshError>

/** Whether what a response leads to is the same each time. */
function isSettled({ data }: GetResponseReturnType): boolean {
  return isInline(data) || /^data:/i.test(data) || ipfsPathOf(data)?.path.length === 0
}

/** Whether a response can only be as bad as it was. */
function isFinal(error: TaskmeshError, response: GetResponseReturnType): boolean {
  if (error instanceof UnverifiedContentError) return true
  return error instanceof InvalidResultError && isSettled(response)
}

/** Reads responses until one is good, and none again that can only be as bad as before. */
async function judge<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  handle: TaskHandle<Id, Inputs>,
  responses: readonly GetResponseReturnType[],
  options: WaitForResultParameters & { refused: Refused },
): Promise<Judged<Id, Inputs>> {
  const { task, inputs } = handle
  const { storage, maxBytes, requireVerified, signal, refused } = options
  const reading = { storage, task, inputs, maxBytes, requireVerified, signal }
  let problem: TaskmeshError | undefined
  for (const response of responses) {
    problem = refused.get(response.address) ?? problem
    if (refused.has(response.address)) continue
    try {
      const result = await readResult({ ...reading, response })
      return { good: { response, result }, problem }
    } catch (error) {
      if (!(error instanceof TaskmeshError)) throw error
      problem = error
      if (isFinal(error, response)) refused.set(response.address, error)
    }
  }
  return { good: undefined, problem }
}

function isLastChance({ task, now }: PolledTask): boolean {
  return task.status === 'FINALIZED' || task.status === 'EXPIRED' || now > task.expiryTime
}

/**
 * Waits for the result of a published task and returns it typed.
 *
 * Nothing is believed because the chain says so: the result is fetched with limits, compared with
 * its content identifier (`isVerified` says whether it has one) and checked with the schema of the
 * task. When several providers answer a
 * task with MANUAL_CONFIRMATION, the first answer that stands is taken. Source: OGPU docs,
 * Responses.
 *
 * @throws InvalidResultError, whose `received` is what the provider stored, when the only or the
 * confirmed response is no result of this task.
 * @throws UnverifiedContentError with `requireVerified`, when that result cannot be verified.
 * @throws TaskCanceledError, TaskExpiredError (whose `declines` say why providers did not take it,
 * where they do) when there will be no result; WaitTimeoutError when
 * the time is up and the task goes on; the signal's reason when it was aborted.
 *
 * @example
 * ```ts
 * const { output, provider } = await waitForResult(client, task, {
 *   storage,
 *   onStatus: ({ status, attemptCount }) => show(status, attemptCount),
 * })
 * ```
 */
export async function waitForResult<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  handle: TaskHandle<Id, Inputs>,
  options: WaitForResultParameters,
): Promise<WaitForResultReturnType<Id, Inputs>> {
  const start = performance.now()
  const refused: Refused = new Map()
  const declines = watchDeclines(client, options)
  const waiting = pollTask(client, handle.taskAddress, options, async (polled) => {
    const { task } = polled
    declines.look(polled)
    if (task.status !== 'RESPONDED' && task.status !== 'FINALIZED') return undefined
    const { good, problem } = await judge(handle, await findCandidates(client, task), {
      ...options,
      signal: polled.signal,
      refused,
    })
    if (good === undefined) {
      if (problem && (problem.retryable || isLastChance(polled))) throw problem
      return undefined
    }
    const { response, result } = good
    if (options.confirm && task.status === 'RESPONDED') {
      await confirmOnce(client, { response: response.address, signal: polled.signal })
      return undefined
    }
    const isFirst = task.deliveryMethod === 'FIRST_RESPONSE'
    return {
      ...result,
      response: response.address,
      provider: response.provider,
      payment: isFirst ? task.payment : response.payment,
      status: task.status,
      timings: {
        attemptedAt: await getAttemptTime(client, response),
        respondedAt: response.timestamp,
        waitedMs: performance.now() - start,
      },
    }
  })
  return waiting.catch(async (error: unknown) => {
    throw await declines.explain(error)
  })
}
