import { attempt, getTask, submitResponse } from '@taskmesh/client'
import { parseOutput } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { TaskmeshError } from '@taskmesh/errors'
import { formatEther, isAddressEqual } from 'viem'
import { lookAtChain, type ChainView } from './lookAtChain.ts'
import type { Move } from './taskRecord.ts'
import type { TaskState } from './taskState.ts'
import type { Work } from './work.ts'

/** Does what is due in a state. Without a move the task waits for the chain. */
export type Step = (work: Work) => Promise<Move | undefined>

function refuseTerms(work: Work, { task }: ChainView): Move | undefined {
  if (task.payment >= work.minPayment) return undefined
  const reason = `it pays ${formatEther(task.payment)}, less than ${formatEther(work.minPayment)}`
  return { to: 'REJECTED', code: 'PAYMENT_TOO_LOW', reason }
}

function refuseTime({ secondsLeft }: ChainView): Move | undefined {
  if (secondsLeft > 0) return undefined
  return { to: 'REJECTED', code: 'TOO_LATE', reason: 'too little time is left' }
}

/** Most time for what a task's media may take to be fetched before any gas is spent. */
const PREPARE_MS = 120_000
/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

async function prepare(work: Work, { secondsLeft }: ChainView): Promise<void> {
  const { runner, record, signal } = work
  const request = await work.loadRequest()
  const model = work.modelOf(record.source)
  const timeoutMs = Math.min(secondsLeft * 1000, PREPARE_MS)
  await runner.prepare(record.task, request, { model, signal, timeoutMs })
}

/** Looks at payload and terms before any gas is spent. */
const validate: Step = async (work) => {
  const view = await lookAtChain(work)
  const { move, hasAttempted } = view
  if (hasAttempted) return move ?? { to: 'ATTEMPTED' }
  if (move && move.to !== 'EXPIRED') return move
  const refusal = refuseTime(view) ?? refuseTerms(work, view)
  if (refusal) return refusal
  await prepare(work, view)
  return { to: 'VALIDATED' }
}

const beginAttempt: Step = async () => ({ to: 'ATTEMPT_SENT' })

/** Attempts the task, unless the chain has the attempt already. */
const sendAttempt: Step = async (work) => {
  const { move, hasAttempted, task } = await lookAtChain(work)
  if (move) return move
  if (hasAttempted) return { to: 'ATTEMPTED' }
  const { client, provider, record, signal } = work
  const { payment } = task
  const { hash } = await attempt(client, { task: record.address, provider, payment, signal })
  return { to: 'ATTEMPTED', hash }
}

const beginRun: Step = async (work) => {
  const { move } = await lookAtChain(work)
  return move ?? { to: 'RUNNING' }
}

async function compute(work: Work, signal: AbortSignal, timeoutMs: number): Promise<string> {
  const { runner, record } = work
  const { task, source } = record
  const request = await work.loadRequest()
  const options = { model: work.modelOf(source), signal, timeoutMs }
  const { output, warnings } = await runner.run(task, request, options)
  const checked = parseOutput(task, output, request.inputs)
  return JSON.stringify(encodeOgpuResult(task, checked, request.inputs, warnings))
}

function timeIsUp(cause: unknown): TaskmeshError {
  return new TaskmeshError('The time for the run is up.', {
    code: 'TIME_UP',
    actor: 'provider',
    // The next look at the chain decides whether it is.
    retryable: true,
    cause,
  })
}

/** Runs the model, checks its output, and puts the result into storage. */
const run: Step = async (work) => {
  const { move, secondsLeft } = await lookAtChain(work)
  if (move) return move
  const timeoutMs = Math.min(secondsLeft * 1000, LONGEST_MS)
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([work.signal, work.lost, deadline])
  try {
    work.result ??= await compute(work, signal, timeoutMs)
    const resultUrl = await work.storage.put(work.result, { name: 'response.json', signal })
    return { to: 'COMPUTED', resultUrl }
  } catch (error) {
    throw deadline.aborted ? timeIsUp(error) : error
  }
}

const beginSubmit: Step = async (work) => {
  const { move } = await lookAtChain(work)
  return move ?? { to: 'SUBMIT_SENT' }
}

function isRefusedAsDuplicate(error: unknown): boolean {
  return error instanceof TaskmeshError && error.code === 'ALREADY_SUBMITTED'
}

/**
 * Submits the result, unless the chain has a response of this provider already.
 *
 * A task takes the same text only once, and equal results have equal URLs. When another provider
 * was first with it, the URL gets this provider's address as its fragment, which leads to the same
 * content.
 */
const sendResponse: Step = async (work) => {
  const { move, task } = await lookAtChain(work)
  if (move) return move
  const { client, provider, record, signal } = work
  const { payment, address } = task
  const data = record.resultUrl
  if (data === undefined) return { to: 'FAILED', reason: 'the result is not known any more' }
  const response = { task: address, provider, payment, signal }
  const sent = await submitResponse(client, { ...response, data }).catch((error: unknown) => {
    if (!isRefusedAsDuplicate(error)) throw error
    return submitResponse(client, { ...response, data: `${data}#${provider}` })
  })
  return { to: 'SUBMITTED', hash: sent.hash, response: sent.response }
}

/** Finds out whether the response was taken. */
const settle: Step = async ({ client, provider, record }) => {
  const { status, winningProvider } = await getTask(client, { task: record.address })
  if (status === 'CANCELED') return { to: 'LOST', reason: 'the client canceled the task' }
  if (status === 'EXPIRED') return { to: 'EXPIRED', reason: 'no response was taken in time' }
  if (status !== 'FINALIZED' || winningProvider === undefined) return undefined
  if (isAddressEqual(winningProvider, provider)) return { to: 'PAID' }
  return { to: 'LOST', reason: 'another response was taken' }
}

const nothing: Step = async () => undefined

/** What is due in each state. */
export const STEPS: Record<TaskState, Step> = {
  SEEN: validate,
  VALIDATED: beginAttempt,
  ATTEMPT_SENT: sendAttempt,
  ATTEMPTED: beginRun,
  RUNNING: run,
  COMPUTED: beginSubmit,
  SUBMIT_SENT: sendResponse,
  SUBMITTED: settle,
  PAID: nothing,
  LOST: nothing,
  REJECTED: nothing,
  FAILED: nothing,
  EXPIRED: nothing,
}
