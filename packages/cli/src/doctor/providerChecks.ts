import { stat } from 'node:fs/promises'
import { getSource, type TaskmeshClient } from '@taskmesh/client'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { FIRST_GAS } from '@taskmesh/provider'
import { estimateFeesPerGas, getBlock, getChainId } from 'viem/actions'
import { CHAINS } from '../account/chooseNetwork.ts'
import { about, ogpu } from '../account/describeGas.ts'
import { chooseModels } from '../network/models.ts'
import type { ProviderFile } from '../provide/providerFile.ts'
import type { Standing } from '../provide/readStanding.ts'
import type { Finding } from './check.ts'

const FEW_TASKS = 20n
const LATE_SECONDS = 30
const OLD_SECONDS = 120

/** Whether a keystore is there and only its owner reads it. */
export async function checkKeystore(name: string, path: string): Promise<Finding> {
  try {
    const { mode } = await stat(path)
    const found = `${path} is there, for its owner only`
    if (process.platform === 'win32' || (mode & 0o077) === 0) return { name, level: 'ok', found }
    return {
      name,
      level: 'fail',
      found: `${path} can be read by others`,
      remedy: `chmod 600 ${path}`,
    }
  } catch {
    const remedy = 'Restore it from your copy, or make one with `taskmesh provide init`.'
    return { name, level: 'fail', found: `${path} is not there`, remedy }
  }
}

/** Whether the master's key lies beside the one that works. */
export async function checkMasterApart(path: string, file: ProviderFile): Promise<Finding> {
  const name = 'master key'
  const isHere = await stat(path).then(
    () => true,
    () => false,
  )
  if (!isHere) return { name, level: 'ok', found: 'It is not on this machine' }
  const found = `${path} is on the machine that works`
  if (file.network.chain === 'devnet') return { name, level: 'ok', found }
  return { name, level: 'warn', found, remedy: 'Move it elsewhere: working does not need it.' }
}

function messageOf(error: unknown): string {
  return error instanceof TaskmeshError
    ? error.shortMessage.replace(/\.$/, '')
    : 'It does not answer'
}

/** Whether the node answers, for the right chain, and how old its latest block is. */
export async function checkNode(
  client: TaskmeshClient,
  { network: { chain, rpcUrl } }: ProviderFile,
): Promise<Finding> {
  const name = 'node'
  try {
    const id = await getChainId(client)
    if (id !== CHAINS[chain].id) {
      const found = `${rpcUrl} is of the chain ${id}, expected ${CHAINS[chain].id}`
      return { name, level: 'fail', found, remedy: 'Set network.rpcUrl in provider.json.' }
    }
    return { name, level: 'ok', found: `${rpcUrl} answers, for the chain ${id}` }
  } catch {
    const remedy = 'Check the address (network.rpcUrl in provider.json) and the network.'
    return { name, level: 'fail', found: `${rpcUrl} does not answer`, remedy }
  }
}

/** Whether the machine's clock is that of the chain. The chain's decides, so this only warns. */
export async function checkClock(
  client: TaskmeshClient,
  { network }: ProviderFile,
  now: number = Date.now(),
): Promise<Finding> {
  const name = 'clock'
  const { timestamp } = await getBlock(client, { blockTag: 'latest' })
  const ahead = Math.round(now / 1000 - Number(timestamp))
  if (ahead < -LATE_SECONDS) {
    const found = `This machine is ${-ahead} s behind the chain`
    return { name, level: 'warn', found, remedy: 'Set the clock (NTP).' }
  }
  // A local chain makes blocks when there is something to put into them.
  if (network.chain !== 'devnet' && ahead > OLD_SECONDS) {
    const found = `The latest block is ${ahead} s old`
    return { name, level: 'warn', found, remedy: 'The node lags, or the clock is ahead (NTP).' }
  }
  return { name, level: 'ok', found: 'This machine’s clock is that of the chain' }
}

/** Whether the account can pay the gas of some tasks. */
export async function checkGas(
  client: TaskmeshClient,
  { gasBalance }: Standing,
  { provider }: ProviderFile,
): Promise<Finding> {
  const name = 'gas'
  const { maxFeePerGas } = await estimateFeesPerGas(client)
  const perTask = (FIRST_GAS.attempt + FIRST_GAS.submit) * maxFeePerGas
  const found = `${ogpu(gasBalance)}; a task takes about ${about(perTask)} of gas`
  if (gasBalance >= perTask * FEW_TASKS) return { name, level: 'ok', found }
  const level = gasBalance >= perTask ? 'warn' : 'fail'
  return { name, level, found, remedy: `Send OGPU to ${provider}.` }
}

/** Whether it is paired with its master and has stake. */
export function checkStake(standing: Standing, { master }: ProviderFile): Finding {
  const name = 'stake'
  const remedy = 'Run `taskmesh provide init` again: it does what is missing.'
  if (standing.master === undefined) {
    return { name, level: 'fail', found: 'The provider has no master yet', remedy }
  }
  if (standing.master !== master) {
    const found = `The master is ${standing.master}, and provider.json says ${master}`
    return { name, level: 'warn', found, remedy: 'Set master in provider.json.' }
  }
  const found = `${ogpu(standing.stake)} are staked`
  if (standing.isEligible) return { name, level: 'ok', found }
  return { name, level: 'fail', found: `${found}, too little to work`, remedy }
}

/** Whether a source is active, takes the provider, and its model is there. */
export async function checkSource(
  client: TaskmeshClient,
  standing: Standing,
  { source, task, model }: ProviderFile['sources'][number],
): Promise<Finding> {
  const name = 'source'
  try {
    const { status, minPayment } = await getSource(client, { source })
    const [chosen] = chooseModels(task, { model })
    const found = `${source} (${task}, at least ${ogpu(minPayment)}) with ${chosen?.id}`
    if (status !== 'ACTIVE') {
      const remedy = 'Take it out of provider.json; no new tasks come.'
      return { name, level: 'warn', found: `${found} is ${status}`, remedy }
    }
    if (standing.registeredAt.includes(source)) return { name, level: 'ok', found }
    const remedy = 'Run `taskmesh provide init` again: it registers.'
    return { name, level: 'fail', found: `${found}: not registered`, remedy }
  } catch (error) {
    const remedy = error instanceof TaskmeshError ? error.details : reasonOf(error)
    return { name, level: 'fail', found: `${source} (${task}): ${messageOf(error)}`, remedy }
  }
}

/** Whether the content storage answers at all. */
export async function checkStorage({ network: { storageUrl } }: ProviderFile): Promise<Finding> {
  const name = 'storage'
  const url = storageUrl ?? 'https://capi.ogpuscan.io'
  try {
    await fetch(url, { signal: AbortSignal.timeout(5000) })
    return { name, level: 'ok', found: `${url} answers` }
  } catch {
    const remedy = 'Results cannot be stored without it. Check the network.'
    return { name, level: 'fail', found: `${url} does not answer`, remedy }
  }
}
