import {
  findOffer,
  getAttempts,
  getSource,
  getTask,
  getTaskRequest,
  waitForResult,
  type GetTaskReturnType,
} from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { findTaskId, isTaskId, type TaskId } from '@taskmesh/tasks'
import { formatExpiry } from '@taskmesh/venues/chain'
import type { Address, Chain, Client, HttpTransport } from 'viem'
import { getBlock } from 'viem/actions'
import { chooseAccount, type AccountOptions } from '../account/chooseAccount.ts'
import {
  chooseNetwork,
  storageOf,
  type ChosenNetwork,
  type NetworkOptions,
} from '../account/chooseNetwork.ts'
import { createReader, createWallet } from '../account/createClients.ts'
import { ogpu } from '../account/describeGas.ts'
import { ConfigurationError } from '../configuration/errors.ts'
import { formatOutput } from '../output/format/formatOutput.ts'
import { confirm } from '../output/ask.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { saveMedia } from '../output/saveMedia.ts'
import { listenForStop } from './listenForStop.ts'

/** What can be done with a task on the chain. */
export const TASK_ACTIONS = ['status', 'result', 'cancel', 'refund'] as const

export type TaskAction = (typeof TASK_ACTIONS)[number]

/** The options of `taskmesh task`. */
export interface TaskOptions extends NetworkOptions, AccountOptions {
  /** Which task it is, where its source does not say. */
  task?: string
  wait: boolean
  output?: string
  yes: boolean
  json: boolean
}

/** The task has no result yet. */
export class NoResultError extends TaskmeshError {
  override name = 'NoResultError'
  constructor({ address, status }: GetTaskReturnType) {
    super(`The task ${address} has no result: it is ${status}.`, {
      code: 'NO_RESULT',
      actor: 'caller',
      retryable: true,
      path: 'taskAddress',
      details: 'Wait for one with --wait.',
    })
  }
}

/** The task holds no payment that could be given back now. */
export class NothingToRefundError extends TaskmeshError {
  override name = 'NothingToRefundError'
  constructor({ address, status }: GetTaskReturnType, remedy: string) {
    super(`The payment of ${address} cannot be given back: it is ${status}.`, {
      code: 'NOTHING_TO_REFUND',
      actor: 'caller',
      path: 'taskAddress',
      details: remedy,
    })
  }
}

interface Context {
  network: ChosenNetwork
  client: Client<HttpTransport, Chain>
  task: GetTaskReturnType
  options: TaskOptions
  reporter: Reporter
}

async function chainTime(client: Client<HttpTransport, Chain>): Promise<bigint> {
  return (await getBlock(client, { blockTag: 'latest' })).timestamp
}

async function printStatus({ client, task, options, reporter }: Context): Promise<void> {
  const { address, source, status, payment, expiryTime, deliveryMethod, winningProvider } = task
  const attempts = await getAttempts(client, { taskAddress: address })
  const isOver = (await chainTime(client)) > expiryTime
  reporter.json({ ...task, isPastExpiry: isOver, attempts })
  if (options.json) return
  const line = (name: string, text: string) => reporter.result(`${name.padEnd(10)} ${text}`)
  line('Task', address)
  line('Status', status)
  line('Source', `${source}, ${deliveryMethod}`)
  line('Payment', ogpu(payment))
  line('Expires', `${formatExpiry(expiryTime)}${isOver ? ', which is over' : ''}`)
  for (const { provider, response } of attempts) {
    const answer = response === undefined ? 'is at work' : `answered in ${response}`
    line('Attempt', `${provider} ${answer}`)
  }
  if (winningProvider !== undefined) line('Paid to', winningProvider)
}

async function taskIdOf({ network, client, task, options }: Context): Promise<TaskId> {
  if (options.task !== undefined) return findTaskId(options.task)
  for (const [id, source] of network.sources) if (source === task.source) return id
  const { metadataUrl } = await getSource(client, { source: task.source })
  const offer = await findOffer(storageOf(network), metadataUrl)
  if (offer !== undefined && isTaskId(offer.task)) return offer.task
  throw new ConfigurationError(
    'task',
    `The source ${task.source} does not say which task it runs.`,
    'Say it: --task <task>.',
  )
}

async function printTaskResult(context: Context): Promise<void> {
  const { network, client, task, options, reporter } = context
  const { status, address: taskAddress } = task
  const isAnswered = status === 'RESPONDED' || status === 'FINALIZED'
  if (!isAnswered && !options.wait) throw new NoResultError(task)
  const id = await taskIdOf(context)
  const { signal } = listenForStop()
  const storage = storageOf(network)
  const { inputs } = await getTaskRequest(client, { storage, taskAddress, task: id, signal })
  const result = await waitForResult(
    client,
    { taskAddress, task: id, inputs },
    {
      storage,
      signal,
      onStatus: ({ status: next }) => reporter.progress(`${next.padEnd(10)} ${taskAddress}`),
    },
  )
  const { output, warnings, provider, payment } = result
  for (const line of formatOutput(id, output, inputs)) reporter.preview(line)
  const files = options.output === undefined ? [] : await saveMedia(output, options.output)
  for (const file of files) reporter.progress(`Wrote ${file}`)
  for (const warning of warnings) reporter.progress(`Warning: ${warning}`)
  reporter.json({
    task: id,
    taskAddress,
    status: result.status,
    result: output,
    warnings,
    provider,
    paymentWei: payment,
  })
}

/** Says why a task cannot be taken back in this way now. */
async function checkTakeBack({ client, task }: Context, action: TaskAction): Promise<void> {
  const { address, status, expiryTime } = task
  if (status === 'FINALIZED') throw new NothingToRefundError(task, 'Its provider was paid.')
  if (status === 'CANCELED' || status === 'EXPIRED') {
    throw new NothingToRefundError(task, 'The payment is back in the vault balance already.')
  }
  const isOver = (await chainTime(client)) > expiryTime
  if (action === 'refund' && !isOver) {
    const until = formatExpiry(expiryTime)
    const other =
      status === 'NEW' ? ` Until then, taskmesh task ${address} cancel takes it back.` : ''
    throw new NothingToRefundError(task, `A provider may answer until ${until}.${other}`)
  }
  if (action === 'cancel' && status !== 'NEW' && !isOver) {
    const remedy = `A provider is at work on it. After ${formatExpiry(expiryTime)}: taskmesh task ${address} refund`
    throw new NothingToRefundError(task, remedy)
  }
}

/** `cancel` and `refund` are one function of the contract: before a provider took it, after it expired. */
async function takeBack(context: Context, action: TaskAction): Promise<void> {
  const { network, task, options, reporter } = context
  await checkTakeBack(context, action)
  const { address: taskAddress, payment } = task
  const account = await chooseAccount(options, network)
  reporter.progress(`${ogpu(payment)} go back to the vault balance; the transaction costs gas.`)
  await confirm(action === 'cancel' ? 'Cancel the task?' : 'Take the payment back?', options)
  const { signal } = listenForStop()
  const { hash } = await createWallet(network, account).cancelTask({ taskAddress, signal })
  reporter.json({ taskAddress, action, hash, paymentWei: payment })
  reporter.result(`${ogpu(payment)} are back in the vault balance.`)
}

/** Does something with a task on the chain: prints how far it is or its result, or takes it back. */
export async function useTask(
  address: Address,
  action: TaskAction,
  options: TaskOptions,
): Promise<void> {
  const network = await chooseNetwork(options)
  const client = createReader(network)
  const reporter = createReporter(options)
  const found = await getTask(client, { taskAddress: address })
  const context = { network, client, task: found, options, reporter }
  if (action === 'status') return printStatus(context)
  if (action === 'result') return printTaskResult(context)
  return takeBack(context, action)
}
