import { getVaultAccount, ogpuStorage, taskActions, type ContentStorage } from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import { TaskmeshError, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import type { RunContext, RunResult } from '@taskmesh/widgets'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { ChainConfig } from '../config/galleryConfig.ts'
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

interface Call extends RunContext {
  task: TaskId
  request: TaskRequest
  config: ChainConfig
  timeline: ChainTimeline
}

/** Nothing is stored before everything is checked, so a first `put` tells that the checks passed. */
function observed(storage: ContentStorage, reach: (step: ChainStepId) => void): ContentStorage {
  return {
    get: (url, options) => storage.get(url, options),
    put: async (content, options) => {
      reach('checked')
      const url = await storage.put(content, options)
      reach('stored')
      return url
    },
  }
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

function connect(config: ChainConfig, reach: (step: ChainStepId) => void) {
  const { account, storageUrl } = config
  if (account === undefined) {
    throw new TaskmeshError('The configuration has no account to publish with.', {
      code: 'MISSING_ACCOUNT',
      actor: 'configuration',
    })
  }
  const storage = observed(ogpuStorage({ url: storageUrl }), reach)
  return createWalletClient({
    account: privateKeyToAccount(account.privateKey),
    chain: chainOf(config),
    transport: http(config.rpcUrl),
    pollingInterval: POLLING_MS,
  }).extend(taskActions({ storage }))
}

async function publishAndWait(call: Call, log: ChainLog): Promise<RunResult> {
  const { task, request, config, signal } = call
  const source = config.sources[task]
  if (source === undefined) throw new Error(`No source on this chain offers ${task}.`)
  const client = connect(config, log.reach)
  const balance = async () => (await getVaultAccount(client)).balance
  const { payment } = config
  log.learn({ payment, balanceBefore: await balance() })
  const terms = { source, payment, expiresIn: EXPIRES_IN_S, fund: true }
  const published = await client.publishTask({ ...request, task, ...terms, signal })
  const { address, hash, configUrl } = published
  log.learn({ task: address, transaction: hash, configUrl })
  log.reach('published')
  const { output, warnings, provider, response } = await client.waitForResult(published, {
    confirm: true,
    signal,
    onStatus: ({ status }) => isChainStep(status) && log.reach(status),
  })
  log.reach('verified')
  log.learn({ provider, response, balanceAfter: await balance() })
  return { output, warnings: [...published.warnings, ...warnings] }
}

/**
 * Publishes a task on the chain with the account of the configuration, waits for its result, and
 * tells a timeline each step.
 *
 * @throws the errors of `publishTask` and `waitForResult` of `@taskmesh/client`.
 */
export async function runOnChain(call: Call): Promise<RunResult> {
  const { timeline, onProgress } = call
  const log = timeline.start()
  const reach = (step: ChainStepId) => {
    log.reach(step)
    onProgress({ status: 'running', message: WAITING[step] })
  }
  onProgress({ status: 'running', message: 'Checking' })
  try {
    const result = await publishAndWait(call, { ...log, reach })
    log.end('done')
    return result
  } catch (error) {
    log.end('failed')
    throw error
  }
}
