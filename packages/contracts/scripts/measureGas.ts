import {
  getAddress,
  parseEther,
  parseEventLogs,
  type Abi,
  type Address,
  type ContractEventName,
  type TransactionReceipt,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { controllerAbi, nexusAbi, terminalAbi, vaultAbi } from '../src/index.ts'
import { runAnvil } from './anvil.ts'
import { deployProtocol, type Deployment } from './deployProtocol.ts'
import { devClient } from './devClient.ts'

/** Gas of one transaction each, in the order of a life. */
export type GasByAction = Readonly<Record<string, number>>

interface Call {
  by: Address
  args?: readonly unknown[]
  value?: bigint
}

type Send = (
  contract: 'Nexus' | 'Controller' | 'Terminal' | 'Vault',
  functionName: string,
  call: Call,
) => Promise<TransactionReceipt>

/** What a scene of the life has to work with. */
interface Stage {
  send: Send
  /** Sends, and notes what it cost. */
  note: (action: string, ...call: Parameters<Send>) => Promise<TransactionReceipt>
  increaseTime: (seconds: number) => Promise<void>
}

const startTime = 1_767_225_600
const day = 86_400
/** Given, not estimated: an estimate for the second before is too low when a stored time changes. */
const gasLimit = 15_000_000n
const price = parseEther('0.01')
const stake = parseEther('1')
const client = account(1)
const master = account(2)
const provider = account(3)
const otherMaster = account(4)
const otherProvider = account(5)

/**
 * Plays the same life on a fresh chain and notes what each action costs. Accounts, addresses,
 * texts, amounts and times are always the same, so the result is too, to the unit of gas.
 *
 * What is noted is the usual case: not the first task of a source, nor the first earnings of a
 * provider.
 */
export async function measureGas(artifacts: Deployment['artifacts']): Promise<GasByAction> {
  await using anvil = await runAnvil(['--timestamp', String(startTime)])
  const gas: Record<string, number> = {}
  const stage = await openStage(anvil.url, artifacts, gas)
  const { manual, first } = await prepare(stage)
  await playTasks(stage, manual, first)
  await playVault(stage)
  await playEnd(stage, manual)
  return gas
}

async function openStage(
  url: string,
  artifacts: Deployment['artifacts'],
  gas: Record<string, number>,
): Promise<Stage> {
  const chain = devClient(url)
  await chain.setBlockTimestampInterval({ interval: 1 })
  const addresses = await deployProtocol({ client: chain, artifacts })
  const abis: Record<string, Abi> = {
    Nexus: nexusAbi,
    Controller: controllerAbi,
    Terminal: terminalAbi,
    Vault: vaultAbi,
  }
  const send: Send = async (contract, functionName, { by, args = [], value }) => {
    const hash = await chain.writeContract({
      account: by,
      chain: null,
      address: addresses[contract],
      abi: abis[contract] ?? [],
      functionName,
      args,
      value,
      gas: gasLimit,
    })
    const receipt = await chain.waitForTransactionReceipt({ hash })
    if (receipt.status !== 'success') throw new Error(`${contract}.${functionName} reverted.`)
    return receipt
  }
  return {
    send,
    note: async (action, ...call) => {
      const receipt = await send(...call)
      gas[action] = Number(receipt.gasUsed)
      return receipt
    },
    increaseTime: async (seconds) => {
      const { timestamp } = await chain.getBlock()
      await chain.setNextBlockTimestamp({ timestamp: timestamp + BigInt(seconds) })
      await chain.mine({ blocks: 1 })
    },
  }
}

/** Two sources, two providers at both, and money in the vault. */
async function prepare({ send, note }: Stage): Promise<{ manual: Address; first: Address }> {
  await note('deposit, the first', 'Vault', 'deposit', {
    by: client,
    args: [client],
    value: stake,
  })
  await note('deposit', 'Vault', 'deposit', { by: client, args: [client], value: stake })
  const publish = { by: client, args: [sourceParams(0)] }
  const manual = published(await send('Nexus', 'publishSource', publish), 'SourcePublished')
  const publishFirst = { by: client, args: [sourceParams(1)] }
  const first = published(
    await note('publishSource', 'Nexus', 'publishSource', publishFirst),
    'SourcePublished',
  )
  await note('updateSource', 'Nexus', 'updateSource', {
    by: client,
    args: [first, sourceParams(1)],
  })
  await note('announceProvider, with stake', 'Terminal', 'announceProvider', {
    by: master,
    args: [provider, stake],
    value: stake,
  })
  await note('announceMaster', 'Terminal', 'announceMaster', { by: provider, args: [master] })
  await send('Terminal', 'announceProvider', {
    by: otherMaster,
    args: [otherProvider, stake],
    value: stake,
  })
  await send('Terminal', 'announceMaster', { by: otherProvider, args: [otherMaster] })
  for (const source of [manual, first]) {
    await send('Nexus', 'register', { by: provider, args: [source, provider, 1] })
    await note('register', 'Nexus', 'register', {
      by: otherProvider,
      args: [source, otherProvider, 1],
    })
  }
  return { manual, first }
}

/** Every task twice; the second time is the usual case. */
async function playTasks(stage: Stage, manual: Address, first: Address): Promise<void> {
  const { send, note, increaseTime } = stage
  for (const round of ['a', 'b']) {
    const task = await publishTask(stage, first, round)
    await note('attempt', 'Nexus', 'attempt', { by: provider, args: [task, provider, 0n] })
    await note('attempt, the second of a task', 'Nexus', 'attempt', {
      by: otherProvider,
      args: [task, otherProvider, 0n],
    })
    await note('submitResponse, FIRST_RESPONSE', 'Nexus', 'submitResponse', {
      by: provider,
      args: [responseParams(task)],
    })
  }
  for (const round of ['c', 'd']) {
    const task = await publishTask(stage, manual, round)
    await send('Nexus', 'attempt', { by: provider, args: [task, provider, 0n] })
    const submit = { by: provider, args: [responseParams(task)] }
    const receipt = await note('submitResponse, MANUAL', 'Nexus', 'submitResponse', submit)
    const response = published(receipt, 'ResponseSubmitted')
    await note('confirmResponse', 'Controller', 'confirmResponse', { by: client, args: [response] })
  }
  const canceled = await publishTask(stage, manual, 'e')
  await note('cancelTask', 'Controller', 'cancelTask', { by: client, args: [canceled] })
  const expired = await publishTask(stage, manual, 'f')
  await increaseTime(day)
  await note('cancelTask, after its expiry', 'Controller', 'cancelTask', {
    by: client,
    args: [expired],
  })
}

async function publishTask({ note }: Stage, source: Address, name: string): Promise<Address> {
  const args = [{ source, config: link(name), expiryTime: startTime + day - 60, payment: price }]
  const call = { by: client, args }
  return published(await note('publishTask', 'Controller', 'publishTask', call), 'TaskPublished')
}

async function playVault({ note, increaseTime }: Stage): Promise<void> {
  await note('withdraw', 'Vault', 'withdraw', { by: client, args: [price] })
  await note('lock', 'Vault', 'lock', { by: client, args: [price] })
  await note('unbond', 'Vault', 'unbond', { by: client, args: [price / 2n] })
  await note('cancelUnbonding', 'Vault', 'cancelUnbonding', { by: client })
  await note('unbond', 'Vault', 'unbond', { by: client, args: [price / 2n] })
  await increaseTime(day)
  await note('claim', 'Vault', 'claim', { by: client })
}

async function playEnd({ note }: Stage, source: Address): Promise<void> {
  await note('setAgent', 'Terminal', 'setAgent', { by: client, args: [master, true] })
  await note('unregister', 'Nexus', 'unregister', { by: provider, args: [source, provider] })
  await note('removeProvider', 'Terminal', 'removeProvider', { by: master, args: [provider] })
  await note('inactivateSource', 'Nexus', 'inactivateSource', { by: client, args: [source] })
}

/** As long as the links of the network's content store. */
function link(name: string): string {
  return `https://cipfs.ogpuscan.io/ipfs/Qm${name.padEnd(44, 'x')}`
}

function account(addressIndex: number): Address {
  const mnemonic = 'test test test test test test test test test test test junk'
  return mnemonicToAccount(mnemonic, { addressIndex }).address
}

function sourceParams(deliveryMethod: 0 | 1) {
  return {
    client,
    imageMetadataUrl: link('source'),
    imageEnvironments: 1,
    minPayment: price,
    minAvailableLockup: 0n,
    maxExpiryDuration: BigInt(day),
    privacyEnabled: false,
    optionalParamsUrl: '',
    deliveryMethod,
    lastUpdateTime: 0n,
  }
}

function responseParams(task: Address) {
  return { task, provider, data: link(`response${task.slice(-4)}`), payment: price }
}

/** The address of what a transaction has made: the first argument of the event about it. */
function published(
  receipt: TransactionReceipt,
  eventName: ContractEventName<typeof nexusAbi>,
): Address {
  const [event] = parseEventLogs({ abi: nexusAbi, logs: receipt.logs, eventName })
  const [address] = Object.values(event?.args ?? {})
  if (typeof address !== 'string') throw new Error(`There is no ${eventName}.`)
  return getAddress(address)
}
