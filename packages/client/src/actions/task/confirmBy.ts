import type { OutputFor, TaskId, TaskInputs } from '@taskmesh/tasks'
import type { Address } from 'viem'
import { Ballot } from '../../agreement/Ballot.ts'
import type { AgreementOptions } from '../../agreement/agreementOptions.ts'
import type { Difference } from '../../agreement/comparatorOf.ts'
import type { UsableAnswer } from '../../agreement/readAnswers.ts'
import { settle } from '../../agreement/settle.ts'
import { vote } from '../../agreement/vote.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Answer } from '../../errors/agreementErrors.ts'
import type { WaitOptions } from '../../result/pollTask.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import type { TaskHandle } from './waitForResult.ts'

/** Options of {@link confirmBy}: how long to wait for answers, and what makes them agree. */
export interface ConfirmByOptions extends Omit<WaitOptions, 'onStatus'>, AgreementOptions {}

/** Parameters of {@link confirmBy}: its options, and where results are read. */
export interface ConfirmByParameters extends ConfirmByOptions {
  storage: ContentStorage
}

/** An answer that is not the one that was agreed on. */
export interface DifferingAnswer extends Answer {
  /** Where its output differs from the agreed one; empty when it has no usable output. */
  readonly differences: readonly Difference[]
}

/** What {@link confirmBy} returns: the confirmed response, its output, and how the other answers differ. */
export interface ConfirmByReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> {
  /** The output of the confirmed response. */
  output: OutputFor<Id, Inputs>
  /** Its provider's notes. */
  warnings: string[]
  /** Whether it is what the provider put on the chain, and was compared with it. */
  isVerified: boolean
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
 * @param handle - what `publishTask` returned, or its `taskAddress`, `task` and `inputs`.
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
  const { taskAddress } = handle
  const winner = await settle(client, ballot, { taskAddress, timeoutMs: left, signal })
  const { answers, group: agreed } = ballot.standing
  const others = answers.filter(
    (answer) => !agreed.some(({ response }) => response === answer.response),
  )
  const differed = others.map((answer) => ({
    ...answer,
    differences: answer.problem ? [] : ballot.differences(winner.output, answer.output),
  }))
  const { output, warnings, isVerified, response, provider, payment } = winner
  return { output, warnings, isVerified, response, provider, payment, agreed, differed }
}
