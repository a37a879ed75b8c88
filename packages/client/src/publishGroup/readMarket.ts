import { vaultAbi } from '@taskmesh/contracts'
import { getAddress, type Address } from 'viem'
import { getBlock, readContract } from 'viem/actions'
import { getSource, type GetSourceReturnType } from '../actions/source/getSource.ts'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { MissingContractError, RpcError } from '../errors/chainErrors.ts'
import { readPendingBalance, smaller } from '../publish/readPendingBalance.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { readContractOf } from '../reads/readContractOf.ts'
import { mayActFor } from '../source/checkTaskTerms.ts'

/** Who pays for the tasks of a source: its client. */
export interface Payer {
  /** What is free in the vault, and stays so with what the node knows to be under way, in wei. */
  balance: bigint
  /** Whether the account may publish for it. */
  isAllowed: boolean
}

/** All that decides whether tasks can be published, as it was at one moment. */
export interface Market {
  /** The time of the chain, in seconds since 1970. */
  now: bigint
  /** How much gas a block holds. */
  blockGas: bigint
  /** A source, or why there is none. */
  source: (address: Address) => GetSourceReturnType
  payer: (address: Address) => Payer
}

async function readPayer(
  client: TaskmeshClient,
  account: Address,
  address: Address,
): Promise<Payer> {
  const vault = contractAddress(client, 'vault')
  const call = { address: vault, abi: vaultAbi, functionName: 'balanceOf' } as const
  const reading = readContract(client, { ...call, args: [address] })
  const [balance, pending, isAllowed] = await Promise.all([
    readContractOf(reading, () => new MissingContractError('vault', client.chain?.name)),
    readPendingBalance(client, address),
    mayActFor(client, account, address),
  ])
  return { balance: smaller(balance, pending), isAllowed }
}

/** Finds what was read of an address, in whatever letters it is written. */
function lookUp<Value>(entries: ReadonlyMap<Address, PromiseSettledResult<Value>>) {
  return (address: Address): Value => {
    const entry = entries.get(getAddress(address))
    if (entry?.status === 'fulfilled') return entry.value
    throw entry?.reason ?? new RpcError('reading an account', `nothing was read of ${address}`)
  }
}

async function readAll<Value>(
  addresses: readonly Address[],
  read: (address: Address) => Promise<Value>,
): Promise<Map<Address, PromiseSettledResult<Value>>> {
  const distinct = [...new Set(addresses.map((address) => getAddress(address)))]
  const values = await Promise.allSettled(distinct.map(read))
  const entries = distinct.flatMap((address, index) => {
    const value = values[index]
    return value === undefined ? [] : [[address, value] as const]
  })
  return new Map(entries)
}

/**
 * Reads sources, and the vault and agents of those who pay, once for all tasks: in one call of
 * Multicall3, so of one block, where the account pays itself; of other payers in a second one.
 *
 * @param client - of `batchingClient`.
 * @throws RpcError. A source that cannot be read is thrown by `source`.
 */
export async function readMarket(
  client: TaskmeshClient,
  { account, sources }: { account: Address; sources: readonly Address[] },
): Promise<Market> {
  const read = (address: Address) => readPayer(client, account, address)
  const [now, { gasLimit: blockGas }, known, own] = await Promise.all([
    getChainTime(client),
    getBlock(client),
    readAll(sources, (source) => getSource(client, { source })),
    readAll([account], read),
  ])
  const payers = [...known.values()]
    .flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value.client] : []))
    .filter((payer) => getAddress(payer) !== getAddress(account))
  const others = await readAll(payers, read)
  return { now, blockGas, source: lookUp(known), payer: lookUp(new Map([...own, ...others])) }
}
