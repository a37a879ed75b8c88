import {
  controllerAbi,
  deliveryMethodToNumber,
  environmentsToBitmask,
  managerAbi,
  nexusAbi,
  responseAbi,
  sourceAbi,
  taskAbi,
  taskStatusFromNumber,
  terminalAbi,
  vaultAbi,
  type DeliveryMethod,
  type TaskStatus,
} from '@taskmesh/contracts'
import {
  createPublicClient,
  createWalletClient,
  getContract,
  http,
  parseEther,
  parseEventLogs,
  type Address,
  type ContractFunctionReturnType,
  type Hex,
  type TransactionReceipt,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { startDevnet, type Devnet } from '../../src/index.ts'

export type SourceParams = ContractFunctionReturnType<typeof sourceAbi, 'view', 'getSourceParams'>
export type Network = Awaited<ReturnType<typeof startNetwork>>
export type Actor = ReturnType<typeof makeActor>

export const zeroAddress: Address = '0x0000000000000000000000000000000000000000'
export const ogpu = parseEther
/** What every source of these tests asks for at least. */
export const minPayment = ogpu('0.01')
export const stake = ogpu('1')

/** The node had expected the transaction to succeed; a block later it did not. */
export class RevertedOnChainError extends Error {
  override name = 'RevertedOnChainError'
}

/** A devnet with the contracts of the protocol to read from, and actors to write with. */
export async function startNetwork() {
  const devnet = await startDevnet({ port: 0, storagePort: 0 })
  const client = makeClient(devnet)
  const actors = devnet.accounts.map(({ privateKey }) => makeActor(devnet, privateKey))
  const { contracts } = devnet.chain
  const task = (address: Address) => getContract({ abi: taskAbi, address, client })
  return {
    devnet,
    client,
    manager: getContract({ ...contracts.manager, abi: managerAbi, client }),
    nexus: getContract({ ...contracts.nexus, abi: nexusAbi, client }),
    terminal: getContract({ ...contracts.terminal, abi: terminalAbi, client }),
    vault: getContract({ ...contracts.vault, abi: vaultAbi, client }),
    source: (address: Address) => getContract({ abi: sourceAbi, address, client }),
    task,
    response: (address: Address) => getContract({ abi: responseAbi, address, client }),
    statusOf: async (address: Address): Promise<TaskStatus> =>
      taskStatusFromNumber(await task(address).read.getStatus()),
    now: async () => (await client.getBlock()).timestamp,
    /** One of the devnet's own accounts. */
    account,
    admin: () => account(0),
    /** A new account with 1000 OGPU. */
    async actor() {
      const actor = makeActor(devnet, generatePrivateKey())
      await devnet.setBalance(actor.address, ogpu('1000'))
      return actor
    },
    stop: () => devnet.stop(),
  }

  function account(index: number): Actor {
    const actor = actors[index]
    if (!actor) throw new Error(`The devnet has no account ${index}.`)
    return actor
  }
}

function makeClient(devnet: Devnet) {
  return createPublicClient({
    chain: devnet.chain,
    transport: http(),
    pollingInterval: 5,
    cacheTime: 0,
    batch: { multicall: true },
  })
}

/**
 * An account with the verbs of the protocol. Each waits for its transaction, and throws with
 * the contract's reason when it would revert.
 */
function makeActor(devnet: Devnet, privateKey: Hex) {
  const { chain } = devnet
  const account = privateKeyToAccount(privateKey)
  const wallet = createWalletClient({ account, chain, transport: http() })
  const publicClient = makeClient(devnet)
  const nexus = getContract({ ...chain.contracts.nexus, abi: nexusAbi, client: wallet }).write
  const controller = getContract({
    ...chain.contracts.controller,
    abi: controllerAbi,
    client: wallet,
  }).write

  return {
    address: account.address,
    wallet,
    mined,
    nexus,
    terminal: getContract({ ...chain.contracts.terminal, abi: terminalAbi, client: wallet }).write,
    vault: getContract({ ...chain.contracts.vault, abi: vaultAbi, client: wallet }).write,

    async publishSource(params: Partial<SourceParams> = {}): Promise<Address> {
      const args = sourceParams({ client: account.address, ...params })
      const receipt = await mined(nexus.publishSource([args]))
      return only(eventsOf(receipt), 'SourcePublished').args.source
    },
    async publishTask(
      source: Address,
      task: { payment?: bigint; expiryTime?: bigint } = {},
    ): Promise<Address> {
      const expiryTime = task.expiryTime ?? (await publicClient.getBlock()).timestamp + 600n
      const config = 'https://example.com/ipfs/QmTask'
      const args = { source, config, expiryTime, payment: task.payment ?? minPayment }
      const receipt = await mined(controller.publishTask([args]))
      return only(eventsOf(receipt), 'TaskPublished').args.task
    },
    cancelTask: (task: Address) => mined(controller.cancelTask([task])),
    confirmResponse: (response: Address) => mined(controller.confirmResponse([response])),
    inactivateSource: (source: Address) => mined(nexus.inactivateSource([source])),
    async updateSource(source: Address, params: SourceParams) {
      const args = [source, params] as const
      const { address } = chain.contracts.nexus
      const call = { address, abi: nexusAbi, functionName: 'updateSource', args, account } as const
      const gas = await publicClient.estimateContractGas(call)
      // The time is written, which costs more in another second than in that of the last update.
      return mined(nexus.updateSource(args, { gas: 2n * gas }))
    },

    register: (source: Address, provider: Address = account.address, environment = 1) =>
      mined(nexus.register([source, provider, environment])),
    unregister: (source: Address, provider: Address = account.address) =>
      mined(nexus.unregister([source, provider])),
    attempt: (task: Address, provider: Address = account.address, suggestedPayment = 0n) =>
      mined(nexus.attempt([task, provider, suggestedPayment])),
    async submit(
      task: Address,
      data: string,
      payment = minPayment,
      provider: Address = account.address,
    ) {
      const receipt = await mined(nexus.submitResponse([{ task, provider, data, payment }]))
      return { receipt, response: only(eventsOf(receipt), 'ResponseSubmitted').args.response }
    },
    deposit(amount: bigint, beneficiary: Address = account.address) {
      return mined(this.vault.deposit([beneficiary], { value: amount }))
    },
    announceProvider(provider: Address, amount = 0n, value = amount) {
      return mined(this.terminal.announceProvider([provider, amount], { value }))
    },
    announceMaster(master: Address) {
      return mined(this.terminal.announceMaster([master]))
    },
  }

  async function mined(sent: Promise<Hex>): Promise<TransactionReceipt> {
    const receipt = await publicClient.waitForTransactionReceipt({ hash: await sent })
    if (receipt.status !== 'success') throw new RevertedOnChainError()
    return receipt
  }
}

/** A source that any provider with the protocol's minimum stake may serve. */
export function sourceParams(params: Partial<SourceParams> & { client: Address }): SourceParams {
  return {
    imageMetadataUrl: 'https://example.com/ipfs/QmSource',
    imageEnvironments: environmentsToBitmask(['CPU', 'NVIDIA']),
    minPayment,
    minAvailableLockup: 0n,
    maxExpiryDuration: 86_400n,
    privacyEnabled: false,
    optionalParamsUrl: '',
    deliveryMethod: deliveryMethodToNumber('MANUAL_CONFIRMATION'),
    lastUpdateTime: 0n,
    ...params,
  }
}

/** The Nexus's events of a transaction, in their order. */
export function eventsOf(receipt: TransactionReceipt) {
  return parseEventLogs({ abi: nexusAbi, logs: receipt.logs })
}

/** The protocol's events of a transaction by name, task statuses spelt out. */
export function eventNames(receipt: TransactionReceipt): string[] {
  const abi = [...nexusAbi, ...terminalAbi, ...vaultAbi]
  return parseEventLogs({ abi, logs: receipt.logs })
    .filter(({ eventName }) => eventName !== 'OwnershipTransferred')
    .map((event) =>
      event.eventName === 'TaskStatusChanged'
        ? `TaskStatusChanged(${taskStatusFromNumber(event.args.status)})`
        : event.eventName,
    )
}

function only<Event extends { eventName: string }, Name extends Event['eventName']>(
  all: Event[],
  name: Name,
): Extract<Event, { eventName: Name }> {
  const [event, ...more] = all.filter(
    (candidate): candidate is Extract<Event, { eventName: Name }> => candidate.eventName === name,
  )
  if (!event || more.length) throw new Error(`Expected one ${name}.`)
  return event
}

/** A master with its provider, staked and paired. */
export async function pair(network: Network): Promise<{ master: Actor; provider: Actor }> {
  const [master, provider] = await Promise.all([network.actor(), network.actor()])
  await master.announceProvider(provider.address, stake)
  await provider.announceMaster(master.address)
  return { master, provider }
}

/** A client with money in the vault, a source, and a provider registered at it. */
export async function marketplace(
  network: Network,
  delivery: DeliveryMethod = 'MANUAL_CONFIRMATION',
) {
  const client = await network.actor()
  await client.deposit(ogpu('10'))
  const source = await client.publishSource({ deliveryMethod: deliveryMethodToNumber(delivery) })
  const { master, provider } = await pair(network)
  await provider.register(source)
  return { client, source, master, provider }
}
