import {
  getVaultAccount,
  ogpuStorage,
  taskActions,
  type PublishProgress,
  type TaskmeshClient,
} from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { RawAnswer, VenueRunOptions } from '@taskmesh/venues'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { ChainConfig } from '../config/galleryConfig.ts'
import { clockTime } from './clockTime.ts'
import {
  isChainStep,
  type ChainLog,
  type ChainStepId,
  type ChainTimeline,
} from './ChainTimeline.svelte.ts'

const EXPIRES_IN_S = 600
const POLLING_MS = 500

const WAITING: Partial<Record<ChainStepId, string>> = {
  checked: 'Storing the payload',
  stored: 'Sending the transaction',
  NEW: 'Waiting for a provider',
  ATTEMPTED: 'A provider works on it',
  RESPONDED: 'Reading the result',
  FINALIZED: 'Checking the result',
}

const OVER = ['TASK_EXPIRED', 'TASK_CANCELED']

/** What is waited for after a step, and until when if that is known. */
function messageOf(step: ChainStepId, expiresAt: number | undefined): string | undefined {
  const isEndKnown = step === 'NEW' && expiresAt !== undefined
  return isEndKnown ? `${WAITING[step]} until ${clockTime(expiresAt)}` : WAITING[step]
}

interface Call extends VenueRunOptions {
  task: TaskId
  request: TaskRequest
  config: ChainConfig
  timeline: ChainTimeline
}

function chainOf({ chainId, rpcUrl }: ChainConfig) {
  const chain = [ogpuDevnet, ogpuMainnet].find(({ id }) => id === chainId)
  if (chain !== undefined) return { ...chain, rpcUrls: { default: { http: [rpcUrl] } } }
  throw new TaskmeshError(`The chain ${chainId} is not known here.`, {
    code: 'UNKNOWN_CHAIN',
    actor: 'configuration',
    details: `Known: ${ogpuDevnet.id}, ${ogpuMainnet.id}.`,
  })
}

function connect(config: ChainConfig) {
  const { account, storageUrl } = config
  if (account === undefined) {
    throw new TaskmeshError('The configuration has no account to publish with.', {
      code: 'MISSING_ACCOUNT',
      actor: 'configuration',
    })
  }
  const storage = ogpuStorage({ url: storageUrl })
  return createWalletClient({
    account: privateKeyToAccount(account.privateKey),
    chain: chainOf(config),
    transport: http(config.rpcUrl),
    pollingInterval: POLLING_MS,
  }).extend(taskActions({ storage }))
}

/** What the vault holds for the client, a detail beside the result: `undefined` when it cannot be read. */
async function readBalance(client: TaskmeshClient): Promise<bigint | undefined> {
  return getVaultAccount(client).then(
    ({ balance }) => balance,
    () => undefined,
  )
}

async function publishAndWait(call: Call, log: ChainLog): Promise<RawAnswer> {
  const { task, request, config, signal } = call
  const source = config.sources[task]
  if (source === undefined) throw new Error(`No source on this chain offers ${task}.`)
  const client = connect(config)
  const { payment } = config
  log.learn({ payment, balanceBefore: await readBalance(client) })
  const terms = { source, payment, expiresIn: EXPIRES_IN_S, fund: true }
  const onProgress = ({ step }: PublishProgress) => {
    if (isChainStep(step)) log.reach(step)
  }
  const published = await client.publishTask({ ...request, task, ...terms, signal, onProgress })
  const { taskAddress, hash, configUrl, expiryTime } = published
  const expiresAt = Number(expiryTime) * 1000
  log.learn({ task: taskAddress, transaction: hash, configUrl, expiresAt })
  const { output, warnings, provider, response } = await client.waitForResult(published, {
    confirm: true,
    signal,
    onStatus: ({ status }) => isChainStep(status) && log.reach(status),
  })
  log.reach('verified')
  log.learn({ provider, response, balanceAfter: await readBalance(client) })
  return { output, warnings: [...published.warnings, ...warnings] }
}

function codeOf(error: unknown): string {
  return error instanceof TaskmeshError ? error.code : ''
}

/**
 * Publishes a task on the chain with the account of the configuration, waits for its result, and
 * tells a timeline each step.
 *
 * @throws the errors of `publishTask` and `waitForResult` of `@taskmesh/client`.
 */
export async function runOnChain(call: Call): Promise<RawAnswer> {
  const { timeline, onProgress } = call
  const log = timeline.start()
  const reach = (step: ChainStepId) => {
    log.reach(step)
    onProgress?.({ status: 'running', message: messageOf(step, timeline.facts.expiresAt) })
  }
  onProgress?.({ status: 'running', message: 'Checking' })
  try {
    const result = await publishAndWait(call, { ...log, reach })
    log.end('done')
    return result
  } catch (error) {
    const code = codeOf(error)
    log.learn({ isOver: OVER.includes(code), isExpired: code === 'TASK_EXPIRED' })
    log.end('failed')
    throw error
  }
}
