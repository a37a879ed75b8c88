import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionUncertainError } from '@taskmesh/client'
import { nexusAbi, taskStatusFromNumber } from '@taskmesh/contracts'
import { TaskmeshError, type ErrorCode } from '@taskmesh/errors'
import { isAddressEqual, parseEventLogs, type TransactionReceipt } from 'viem'
import { StaleTaskError } from '../errors/providerErrors.ts'
import { moveShownBy, readTaskViews, type TaskView } from '../chain/readTaskViews.ts'
import type { TransactionRecord } from '../store/signedTransaction.ts'
import type { Move, TaskRecord } from '../store/taskRecord.ts'
import { moveOf, offerOf } from '../steps/offerOf.ts'
import type { Next, Step, StepTable } from '../steps/step.ts'
import type { SignWork } from '../steps/work.ts'
import { findLanded, listUnsettled } from './findLanded.ts'
import { repeatAttempt } from './repeatAttempt.ts'
import { outcomeOf, sendStored } from './sendStored.ts'
import {
  attemptCall,
  FUNCTION_NAMES,
  submitCall,
  type TaskCall,
  type TaskPurpose,
} from './taskCall.ts'

const PREPARED_INTERVAL_MS = 200
/** How often a receipt is looked for of what the chain shows as done. */
const RECEIPT_TRIES = 5

/** Refusals after which the chain shows how far the task is. */
const LOOK_AGAIN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ALREADY_ATTEMPTED',
  'ALREADY_SUBMITTED',
  'ALREADY_FINALIZED',
  'TASK_EXPIRED',
  'NOT_ATTEMPTED',
])

async function readView({ client, provider, record }: SignWork): Promise<TaskView> {
  const [view] = await readTaskViews(client, [record.address], provider)
  if (view === undefined) throw new TypeError('One address gives one view.')
  return view
}

/** Where the chain shows the task to be, seen from what was to be signed. */
function moveAfterLook(work: SignWork, view: TaskView, purpose: TaskPurpose): Move | undefined {
  const shown = moveShownBy(view, work.provider)
  if (shown?.to === 'CONFIRMED') return { to: 'SUBMITTED', response: view.response }
  if (shown !== undefined) return shown
  return purpose === 'attempt' && view.hasAttempted ? { to: 'ATTEMPTED' } : undefined
}

async function tooLate({ head, record }: SignWork): Promise<Move | undefined> {
  if ((await head.now()) < record.expiryTime) return undefined
  return { to: 'EXPIRED', reason: 'too little time was left' }
}

function callFor(work: SignWork, purpose: TaskPurpose, resultUrl: string): TaskCall {
  const { record, provider } = work
  return purpose === 'attempt'
    ? attemptCall(record, provider)
    : submitCall(record, provider, resultUrl)
}

/**
 * Simulates a call. A task takes the same response only once, and equal results have equal URLs: when
 * another provider was first with it, the URL gets this provider's address as its fragment, which
 * leads to the same content.
 */
async function prepareCall(work: SignWork, purpose: TaskPurpose) {
  const { signer, record, provider } = work
  const { resultUrl = '' } = record
  const call = callFor(work, purpose, resultUrl)
  try {
    return await signer.prepare(call, record.address)
  } catch (error) {
    const isKnown = error instanceof TaskmeshError && LOOK_AGAIN.has(error.code)
    if (!isKnown) throw error
    const move = moveAfterLook(work, await readView(work), purpose)
    if (move !== undefined) return { move }
    if (error.code === 'NOT_ATTEMPTED' && purpose === 'submit') await repeatAttempt(work)
    if (purpose === 'attempt' || error.code !== 'ALREADY_SUBMITTED') throw error
    return signer.prepare(callFor(work, purpose, `${resultUrl}#${provider}`), record.address)
  }
}

/**
 * What becomes of a task of which the chain shows more than the store knows: a transaction has landed that a node refused,
 * and its fee counts. After some tries it is taken for that of another process.
 */
async function moveAfterLanding(work: SignWork, purpose: TaskPurpose, move: Move): Promise<Next> {
  const hashes = await listUnsettled(work, purpose)
  const landed = await work.receipts.find(hashes)
  if (landed !== undefined) return moveAfterReceipt(work, purpose, landed)
  const [hash] = hashes
  if (hash === undefined || work.record.retries >= RECEIPT_TRIES) return move
  throw new TransactionUncertainError(hash, FUNCTION_NAMES[purpose])
}

/** Signs, and stores what was signed. Nothing is sent yet. */
async function sign(work: SignWork, purpose: TaskPurpose): Promise<Next> {
  const { signer, store, record, inTurn } = work
  const late = await tooLate(work)
  if (late !== undefined) return late
  const prepared = await prepareCall(work, purpose)
  if ('move' in prepared) return moveAfterLanding(work, purpose, prepared.move)
  const to = purpose === 'attempt' ? 'ATTEMPT_SIGNED' : 'SUBMIT_SIGNED'
  const firstNonce = await signer.firstNonce()
  const signPrepared = async (): Promise<Next> => {
    const signed = await store.sign(record, {
      purpose,
      move: { to },
      firstNonce,
      sign: (nonce) => signer.sign(prepared, nonce),
    })
    work.freshlySigned = signed.transaction.hash
    return { moved: signed.record }
  }
  if (purpose === 'submit' || record.state !== 'DECIDED') return signPrepared()
  // One at a time, because each attempt counts for the caps of the day.
  return inTurn(async () => (await refusalNow(work)) ?? signPrepared())
}

/** Fee and day may have changed since the task was decided. */
async function refusalNow(work: SignWork): Promise<Move | undefined> {
  return moveOf(await work.decider.decide(await offerOf(work), work.record))
}

/** What the receipt of a response shows: its address, and whether it was taken at once. */
function moveAfterSubmit(
  { record }: SignWork,
  { logs }: TransactionReceipt,
): Move & { next?: Move } {
  const events = parseEventLogs({ abi: nexusAbi, logs, strict: true })
  const submitted = events.find((event) => event.eventName === 'ResponseSubmitted')
  const isTaken = events.some(
    ({ eventName, args }) =>
      eventName === 'TaskStatusChanged' &&
      isAddressEqual(args.task, record.address) &&
      taskStatusFromNumber(args.status) === 'FINALIZED',
  )
  const move: Move = { to: 'SUBMITTED', response: submitted?.args.response }
  return isTaken ? { ...move, next: { to: 'CONFIRMED', earned: record.payment } } : move
}

async function moveAfterReceipt(
  work: SignWork,
  purpose: TaskPurpose,
  receipt: TransactionReceipt,
): Promise<Next> {
  const outcome = outcomeOf(receipt)
  const hash = receipt.transactionHash
  if (outcome.status === 'mined') {
    const move =
      purpose === 'attempt' ? { to: 'ATTEMPTED' as const } : moveAfterSubmit(work, receipt)
    return { ...move, hash, outcome }
  }
  await work.store.settle(outcome)
  const landed = await findLanded(work, purpose)
  if (landed !== undefined) return moveAfterReceipt(work, purpose, landed)
  const move = moveAfterLook(work, await readView(work), purpose)
  const reason = `the contract refused ${FUNCTION_NAMES[purpose]} in ${hash}`
  return move ?? { to: 'FAILED', code: 'CONTRACT_REVERTED', reason }
}

/** Sends what is stored, and waits for its receipt while other tasks go on. */
async function send(work: SignWork, transaction: TransactionRecord): Promise<TransactionReceipt> {
  const isFresh = work.freshlySigned === transaction.hash
  work.freshlySigned = undefined
  return sendStored(work, transaction, { isFresh, wait: work.rest })
}

/** Waits until a worker has the task prepared; after a restart it prepares it again. */
async function untilPrepared({ store, record, signal, stopping }: SignWork): Promise<TaskRecord> {
  const until = AbortSignal.any([signal, stopping])
  let now: TaskRecord | undefined = record
  while (now?.state === 'DECIDED' && !isPrepared(now)) {
    await sleep(PREPARED_INTERVAL_MS, undefined, { signal: until })
    now = await store.get(record.address)
  }
  if (now === undefined) throw new StaleTaskError(record.address)
  return now
}

function isPrepared({ worker, fence, preparedFence }: TaskRecord): boolean {
  return worker !== undefined && preparedFence === fence
}

const beginAttempt: Step<SignWork> = async (work) => {
  if (isPrepared(work.record)) return sign(work, 'attempt')
  work.record = await work.rest(() => untilPrepared(work))
  return work.record.state === 'DECIDED' ? sign(work, 'attempt') : { moved: work.record }
}

/** Sends what was signed; when another transaction took its number, signs another one. */
const finish =
  (purpose: TaskPurpose): Step<SignWork> =>
  async (work) => {
    const { store, record } = work
    const transaction = await store.getTransaction(record.address, purpose)
    if (transaction !== undefined) {
      return moveAfterReceipt(work, purpose, await send(work, transaction))
    }
    const landed = await findLanded(work, purpose)
    return landed === undefined ? sign(work, purpose) : moveAfterReceipt(work, purpose, landed)
  }

/** What the signer does in each state. */
export const SIGN_STEPS: StepTable<SignWork> = {
  DECIDED: beginAttempt,
  ATTEMPT_SIGNED: finish('attempt'),
  COMPUTED: (work) => sign(work, 'submit'),
  SUBMIT_SIGNED: finish('submit'),
}
