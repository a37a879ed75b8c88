import type { TaskStatus } from '@taskmesh/contracts'
import type { OutputFor, TaskId, TaskInputs } from '@taskmesh/tasks'
import { TaskmeshError } from '@taskmesh/tasks/errors'
import type { Address } from 'viem'
import type { Difference } from '../agreement/comparatorOf.ts'
import { compareOutputs, toTolerance } from '../agreement/compareOutputs.ts'
import { largestGroup } from '../agreement/largestGroup.ts'
import { AnswerReader, type UsableAnswer } from '../agreement/readAnswers.ts'
import type { ToleranceOptions } from '../agreement/tolerance.ts'
import { verdictOf, type Verdict } from '../agreement/verdictOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import {
  InvalidQuorumError,
  NoAgreementError,
  NotManualError,
  TooFewResponsesError,
  type Answer,
} from '../errors/agreementErrors.ts'
import { TaskExpiredError, WaitTimeoutError } from '../errors/taskErrors.ts'
import { confirmOnce } from '../result/confirmOnce.ts'
import { pollTask, type Look, type WaitOptions } from '../result/pollTask.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { GetResponseReturnType } from './getResponse.ts'
import { getResponses } from './getResponses.ts'
import { getTask } from './getTask.ts'
import type { TaskHandle } from './waitForResult.ts'

/** How a vote stands. */
export interface AgreementProgress {
  status: TaskStatus
  /** How many providers are at work or have answered. */
  attemptCount: number
  /** How many answers count so far. */
  answers: number
  /** How many of them agree. */
  agreeing: number
}

export interface ConfirmByOptions extends Omit<WaitOptions, 'onStatus'> {
  /** How many answers count at most, from 1 to 16: the earliest ones. Default 3. */
  of?: number | undefined
  /** How many of them have to agree. Default: more than half of `of`. */
  quorum?: number | undefined
  /** How alike two outputs have to be. Default: numbers within 0.01, boxes overlap by half. */
  tolerance?: ToleranceOptions | undefined
  /** Most bytes of one result. Default 32 MiB. */
  maxBytes?: number | undefined
  /** Is told whenever the count changes. */
  onProgress?: ((progress: AgreementProgress) => void) | undefined
}

export interface ConfirmByParameters extends ConfirmByOptions {
  storage: ContentStorage
}

/** An answer that is not the one that was agreed on. */
export interface DifferingAnswer extends Answer {
  /** Where its output differs from the agreed one; empty when it has no usable output. */
  readonly differences: readonly Difference[]
}

export interface ConfirmByReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> {
  /** The output of the confirmed response. */
  output: OutputFor<Id, Inputs>
  /** Its provider's notes. */
  warnings: string[]
  /** The response that was confirmed. */
  response: Address
  /** Its provider, which was paid. */
  provider: Address
  /** What it was paid, in wei. */
  payment: bigint
  /** Those who agree, the confirmed one among them. */
  agreed: UsableAnswer<Id, Inputs>[]
  differed: DifferingAnswer[]
}

const DEFAULT_OF = 3
const MOST_ANSWERS = 16
const LONGEST_RESERVE_MS = 10_000

interface Vote {
  of: number
  quorum: number
}

function checkVote({ of = DEFAULT_OF, quorum = Math.floor(of / 2) + 1 }: ConfirmByOptions): Vote {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1
  if (isCount(of) && isCount(quorum) && quorum <= of && of <= MOST_ANSWERS) return { of, quorum }
  throw new InvalidQuorumError(MOST_ANSWERS)
}

/** Answers count in the order in which they came. */
function earliest(responses: readonly GetResponseReturnType[], of: number) {
  return responses.toSorted((a, b) => Number(a.timestamp - b.timestamp)).slice(0, of)
}

interface Standing<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  answers: readonly Answer[]
  group: UsableAnswer<Id, Inputs>[]
  rivals: number
  /** How many voices may still come, if there is time. */
  open: number
}

class Ballot<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  readonly #handle: TaskHandle<Id, Inputs>
  readonly #options: ConfirmByParameters
  readonly #vote: Vote
  readonly #reader: AnswerReader<Id, Inputs>
  #told = ''
  standing: Standing<Id, Inputs> = { answers: [], group: [], rivals: 0, open: 0 }

  constructor(handle: TaskHandle<Id, Inputs>, options: ConfirmByParameters) {
    this.#handle = handle
    this.#options = options
    this.#vote = checkVote(options)
    this.#reader = new AnswerReader(handle)
    toTolerance(options.tolerance)
  }

  differences(a: unknown, b: unknown): Difference[] {
    const { task, inputs } = this.#handle
    return compareOutputs(a, b, { task, inputs, tolerance: this.#options.tolerance })
  }

  async count(client: TaskmeshClient, { task, signal }: Look): Promise<void> {
    const { storage, maxBytes } = this.#options
    const { address, attemptCount: limit } = task
    const responses = await getResponses(client, { task: address, limit })
    const counted = earliest(responses, this.#vote.of)
    const answers = await this.#reader.read(counted, { storage, maxBytes, signal })
    const usable = answers.filter((answer) => this.#reader.isUsable(answer))
    const { members, rivals } = largestGroup(
      usable.length,
      (a, b) => this.differences(usable[a]?.output, usable[b]?.output).length === 0,
    )
    const unread = answers.filter(({ problem }) => problem?.retryable).length
    const group = usable.filter((_, index) => members.includes(index))
    this.standing = { answers, group, rivals, open: this.#vote.of - answers.length + unread }
    this.#tell({ status: task.status, attemptCount: task.attemptCount })
  }

  verdict(isLast: boolean): Verdict {
    const { group, rivals, open } = this.standing
    const { quorum } = this.#vote
    return verdictOf({ agreeing: group.length, rivals, open: isLast ? 0 : open, quorum })
  }

  /** The cheapest of those who agree, and the earliest of these. */
  get best(): UsableAnswer<Id, Inputs> | undefined {
    return this.standing.group.toSorted((a, b) => Number(a.payment - b.payment))[0]
  }

  failure(reason?: string): TaskmeshError {
    const { answers, group } = this.standing
    const usable = answers.filter((answer) => this.#reader.isUsable(answer)).length
    const { quorum } = this.#vote
    const facts = { task: this.#handle.address, quorum, agreeing: group.length, answers }
    const isTooFew = usable < quorum && answers.length < this.#vote.of
    return isTooFew && reason === undefined
      ? new TooFewResponsesError(facts)
      : new NoAgreementError(facts, reason)
  }

  #tell({ status, attemptCount }: Pick<AgreementProgress, 'status' | 'attemptCount'>): void {
    const { answers, group } = this.standing
    const progress = { status, attemptCount, answers: answers.length, agreeing: group.length }
    const text = JSON.stringify(progress)
    if (text === this.#told) return
    this.#told = text
    this.#options.onProgress?.(progress)
  }
}

/** Waits until the vote is over, or the time is. */
async function vote<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  { address }: TaskHandle<Id, Inputs>,
  { ballot, options }: { ballot: Ballot<Id, Inputs>; options: ConfirmByParameters },
): Promise<Verdict> {
  const { signal, timeoutMs, pollingIntervalMs } = options
  const reserve = Math.min(LONGEST_RESERVE_MS, (timeoutMs ?? Infinity) / 5)
  const limit = timeoutMs === undefined ? undefined : timeoutMs - reserve
  try {
    return await pollTask(
      client,
      address,
      { signal, timeoutMs: limit, pollingIntervalMs },
      async (look) => {
        const { status, deliveryMethod, expiryTime } = look.task
        if (deliveryMethod !== 'MANUAL_CONFIRMATION') throw new NotManualError(address)
        await ballot.count(client, look)
        const isLast = status === 'FINALIZED' || status === 'EXPIRED' || look.now > expiryTime
        const verdict = ballot.verdict(isLast)
        return verdict === 'open' && !isLast ? undefined : verdict
      },
    )
  } catch (error) {
    const isLate = error instanceof WaitTimeoutError || error instanceof TaskExpiredError
    const hasAnswers = ballot.standing.answers.length > 0
    if (isLate && hasAnswers) return ballot.verdict(true)
    // A node that did not answer says nothing about the providers.
    const isBlind = error instanceof WaitTimeoutError && error.problem !== undefined
    throw isLate && !isBlind ? ballot.failure() : error
  }
}

/** Confirms, unless the task has a winner; then that one has to be among those who agree. */
async function settle<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  ballot: Ballot<Id, Inputs>,
  {
    task,
    timeoutMs,
    signal,
  }: { task: Address; timeoutMs: number | undefined; signal?: AbortSignal | undefined },
): Promise<UsableAnswer<Id, Inputs>> {
  const { best } = ballot
  if (best === undefined) throw ballot.failure()
  const { status } = await getTask(client, { task })
  if (status !== 'FINALIZED') {
    await confirmOnce(client, { response: best.response, timeoutMs, signal })
  }
  const { winningProvider } = await getTask(client, { task })
  const winner = ballot.standing.group.find(({ provider }) => provider === winningProvider)
  if (winner !== undefined) return winner
  throw ballot.failure('a response that is not among those that agree was confirmed')
}

/**
 * Confirms by majority: waits for the answers of several providers to a task with
 * MANUAL_CONFIRMATION, compares them by the task's own notion of sameness (see
 * {@link compareOutputs}), and confirms one of the agreeing majority, which pays its provider.
 *
 * Of those who agree the one that asks for least is confirmed, and of these the earliest. It
 * happens as soon as the quorum is there and the others cannot become as many any more. Answers
 * that are no result of the task count as differing. Without a quorum nothing is confirmed. Of
 * `timeoutMs` the last fifth, at most 10 s, is kept for the confirmation.
 *
 * Responses can be read by everybody, so agreement does not prove that each provider did the work.
 *
 * @param handle - what `publishTask` returned, or its `address`, `task` and `inputs`.
 * @throws NoAgreementError when the answers differ or tie, TooFewResponsesError when too few came
 * in time: both with all `answers`, and nothing was confirmed. NotManualError, InvalidQuorumError,
 * InvalidToleranceError, TaskCanceledError; the errors of `confirmResponse`; the signal's reason.
 *
 * @example
 * ```ts
 * const { output, agreed, differed } = await confirmBy(client, task, {
 *   storage,
 *   quorum: 2,
 *   of: 3,
 *   tolerance: 0.02,
 *   timeoutMs: 300_000,
 *   onProgress: ({ answers, agreeing }) => show(`${agreeing} of ${answers} agree`),
 * })
 * ```
 */
export async function confirmBy<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  handle: TaskHandle<Id, Inputs>,
  options: ConfirmByParameters,
): Promise<ConfirmByReturnType<Id, Inputs>> {
  const start = performance.now()
  const { timeoutMs, signal } = options
  const ballot = new Ballot(handle, options)
  if ((await vote(client, handle, { ballot, options })) !== 'agreed') throw ballot.failure()
  const left = timeoutMs === undefined ? undefined : timeoutMs - (performance.now() - start)
  const task = handle.address
  const winner = await settle(client, ballot, { task, timeoutMs: left, signal })
  const { answers, group: agreed } = ballot.standing
  const others = answers.filter(
    (answer) => !agreed.some(({ response }) => response === answer.response),
  )
  const differed = others.map((answer) => ({
    ...answer,
    differences: answer.problem ? [] : ballot.differences(winner.output, answer.output),
  }))
  const { output, warnings, response, provider, payment } = winner
  return { output, warnings, response, provider, payment, agreed, differed }
}
