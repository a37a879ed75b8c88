import {
  getVaultAccount,
  ogpuStorage,
  taskActions,
  type ContentStorage,
} from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import { TaskmeshError, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import type { RunContext, RunResult } from '@taskmesh/widgets'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { ChainConfig } from '../config/galleryConfig.ts'
import { isChainStep, type ChainStepId, type ChainTimeline } from './ChainTimeline.svelte.ts'

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

async function publishAndWait(call: Call, reach: (step: ChainStepId) => void): Promise<RunResult> {
  const { task, request, config, timeline, signal } = call
  const source = config.sources[task]
  if (source === undefined) throw new Error(`No source on this chain offers ${task}.`)
  const client = connect(config, reach)
  const balance = async () => (await getVaultAccount(client)).balance
  const { payment } = config
  timeline.learn({ payment, balanceBefore: await balance() })
  const published = await client.publishTask({
    ...request,
    task,
    source,
    payment,
    expiresIn: EXPIRES_IN_S,
    fund: true,
    signal,
  })
  const { address, hash, configUrl } = published
  timeline.learn({ task: address, transaction: hash, configUrl })
  reach('published')
  const result = await client.waitForResult(published, {
    confirm: true,
    signal,
    onStatus: ({ status }) => isChainStep(status) && reach(status),
  })
  reach('verified')
  const { provider, response } = result
  timeline.learn({ provider, response, balanceAfter: await balance() })
  return { output: result.output, warnings: [...published.warnings, ...result.warnings] }
}

/**
 * Publishes a task on the chain with the account of the configuration, waits for its result, and
 * tells a timeline each step.
 *
 * @throws the errors of `publishTask` and `waitForResult` of `@taskmesh/client`.
 */
export async function runOnChain(call: Call): Promise<RunResult> {
  const { timeline, onProgress } = call
  timeline.start()
  onProgress({ status: 'running', message: 'Checking' })
  try {
    const result = await publishAndWait(call, (step) => {
      if (call.signal.aborted) return
      timeline.reach(step)
      onProgress({ status: 'running', message: WAITING[step] })
    })
    timeline.end('done')
    return result
  } catch (error) {
    timeline.end('failed')
    throw error
  }
}
