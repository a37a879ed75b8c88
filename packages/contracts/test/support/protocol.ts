import {
  encodeFunctionData,
  getAddress,
  parseEther,
  parseEventLogs,
  type Abi,
  type Address,
  type Hex,
  type TransactionReceipt,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { devClient } from '../../scripts/devClient.ts'
import {
  controllerAbi,
  managerAbi,
  nexusAbi,
  sourceAbi,
  taskAbi,
  terminalAbi,
  vaultAbi,
} from '../../src/index.ts'

export const ogpu = parseEther
export const minPayment = ogpu('0.01')
export const stake = ogpu('1')
export const zeroAddress: Address = '0x0000000000000000000000000000000000000000'

/** One of the chain's ten accounts. The first is administrator and judge. */
export function account(addressIndex: number): Address {
  const mnemonic = 'test test test test test test test test test test test junk'
  return mnemonicToAccount(mnemonic, { addressIndex }).address
}

const abis = {
  manager: managerAbi,
  nexus: nexusAbi,
  controller: controllerAbi,
  terminal: terminalAbi,
  vault: vaultAbi,
  source: sourceAbi,
  task: taskAbi,
} satisfies Record<string, Abi>

type ContractName = keyof typeof abis
export type ProtocolAddresses = Readonly<
  Record<'manager' | 'nexus' | 'controller' | 'terminal' | 'vault', Address>
>

/** The protocol on a development chain, for accounts that the chain holds the keys of. */
export function protocolOn(url: string, addresses: ProtocolAddresses) {
  const client = devClient(url)
  return {
    client,
    addresses,
    mined,
    call,
    /** Calls a function of a singleton. */
    send: (by: Address, contract: keyof ProtocolAddresses, name: string, ...args: unknown[]) =>
      mined(by, call(contract, name, args)),
    async read<Result>(contract: ContractName, at: Address, name: string, ...args: unknown[]) {
      // The tests say what they expect to read, and fail when it is something else.
      return (await client.readContract({
        address: at,
        abi: abis[contract] as Abi,
        functionName: name,
        args,
      })) as Result
    },
    async now() {
      return (await client.getBlock()).timestamp
    },
  }

  function call(contract: keyof ProtocolAddresses, name: string, args: readonly unknown[]) {
    const abi: Abi = abis[contract]
    const data = encodeFunctionData({ abi, functionName: name, args })
    return { to: addresses[contract], data, value: 0n }
  }

  async function mined(
    by: Address,
    { to, data, value = 0n }: { to: Address; data: Hex; value?: bigint },
  ): Promise<TransactionReceipt> {
    // Throws with the contract's reason before anything is sent.
    await client.call({ account: by, to, data, value })
    const hash = await client.sendTransaction({ account: by, chain: null, to, data, value })
    const receipt = await client.waitForTransactionReceipt({ hash })
    if (receipt.status !== 'success') throw new Error('The transaction reverted on the chain.')
    return receipt
  }
}

export type Protocol = ReturnType<typeof protocolOn>

/** A source that any provider with the protocol's minimum stake may serve. */
export function sourceParams(client: Address, deliveryMethod: 0 | 1 = 0) {
  return {
    client,
    imageMetadataUrl: '',
    imageEnvironments: 3,
    minPayment,
    minAvailableLockup: 0n,
    maxExpiryDuration: 86_400n,
    privacyEnabled: false,
    optionalParamsUrl: '',
    deliveryMethod,
    lastUpdateTime: 0n,
  }
}

/** The address that the first event of this name in a transaction begins with. */
export function made(
  receipt: TransactionReceipt,
  eventName: 'SourcePublished' | 'TaskPublished' | 'ResponseSubmitted',
): Address {
  const [event] = parseEventLogs({ abi: nexusAbi, logs: receipt.logs, eventName })
  const [address] = Object.values(event?.args ?? {})
  if (!address) throw new Error(`There is no ${eventName}.`)
  return getAddress(address)
}
