import { controllerAbi } from '@taskmesh/contracts'
import { encodeFunctionData, formatEther, type LocalAccount } from 'viem'
import { getBalance } from 'viem/actions'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { toCallError } from '../transactions/toCallError.ts'
import { TransactionRefusedError } from '../errors/chainErrors.ts'
import {
  highestCost,
  highestFee,
  prepareTransaction,
  type CallData,
  type PreparedTransaction,
  type TransactionFees,
} from '../transactions/signTransaction.ts'
import { contextOf } from './contextOf.ts'
import type { ReadyMember, StoredMember } from './ReadyMember.ts'
import { simulateGroup } from './simulateGroup.ts'

/** Room in percent for what other transactions change between the simulation and the block. */
const GAS_MARGIN = 30n

function toCall(client: TaskmeshClient, { source, terms, configUrl }: StoredMember): CallData {
  const { expiryTime, payment } = terms
  const data = encodeFunctionData({
    abi: controllerAbi,
    functionName: 'publishTask',
    args: [{ source, config: configUrl, expiryTime, payment }],
  })
  return { to: contractAddress(client, 'controller'), data }
}

/** What pays for the gas of a group. */
export interface Purse {
  chainId: number
  /** What gas costs now; the same for all transactions. */
  fees: TransactionFees
  /** What the account holds and no transaction of the group may need, in wei. */
  left: bigint
}

/** Reads the price of gas and what the account holds, once for a group. */
export async function readPurse(client: TaskmeshClient, account: LocalAccount): Promise<Purse> {
  const call = { to: contractAddress(client, 'controller'), data: '0x' } as const
  const [{ chainId, fees }, left] = await Promise.all([
    prepareTransaction(client, account, call, 0n),
    getBalance(client, { address: account.address }),
  ])
  return { chainId, fees, left }
}

/**
 * Counts what a transaction may cost.
 *
 * @throws TransactionRefusedError when it is more than is left, or than the caller allows.
 */
function pay(purse: Purse, prepared: PreparedTransaction, maxFeePerGas: bigint | undefined): void {
  const refuse = (reason: string): never => {
    throw new TransactionRefusedError('publishTask', reason)
  }
  const fee = highestFee(prepared.fees)
  if (maxFeePerGas !== undefined && fee > maxFeePerGas) {
    refuse(`its fee would be ${fee} wei for a gas, the limit maxFeePerGas is ${maxFeePerGas} wei.`)
  }
  const cost = highestCost(prepared)
  if (purse.left < cost) {
    refuse(
      `the account has ${formatEther(purse.left)} OGPU left, gas may cost ${formatEther(cost)} OGPU.`,
    )
  }
  purse.left -= cost
}

/**
 * Simulates the calls of members.
 *
 * @returns those that the chain would accept, ready to be signed. The others have failed.
 */
export async function prepareMembers(
  client: TaskmeshClient,
  account: LocalAccount,
  stored: readonly StoredMember[],
  purse: Promise<Purse>,
): Promise<ReadyMember[]> {
  const calls = stored.map((one) => toCall(client, one))
  const [simulated, paying] = await Promise.all([
    simulateGroup(client, account.address, calls),
    purse,
  ])
  const { chainId, fees } = paying
  const ready = stored.map(async (one, index) => {
    const [result, call] = [simulated[index], calls[index]]
    if (result === undefined || call === undefined) return []
    if (result.status === 'rejected') {
      one.member.fail(await toCallError(result.reason, contextOf(client, account.address, one)))
      return []
    }
    const gas = result.value + (result.value * GAS_MARGIN) / 100n
    const prepared = { chainId, call, gas, fees }
    const { maxFeePerGas } = one.member.request
    const paid = await one.member.attempt(() => {
      pay(paying, prepared, maxFeePerGas)
      return prepared
    })
    return paid === undefined ? [] : { ...one, prepared }
  })
  return (await Promise.all(ready)).flat()
}
