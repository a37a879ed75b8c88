import { controllerAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address, type LocalAccount } from 'viem'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  checkMayActFor,
  checkSourceTerms,
  checkVaultBalance,
} from '../source/checkTaskTerms.ts'
import { getSource } from '../actions/source/getSource.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { toCallError } from '../transactions/toCallError.ts'
import {
  prepareTransaction,
  type CallData,
  type TransactionFees,
} from '../transactions/signTransaction.ts'
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

async function diagnose(
  client: TaskmeshClient,
  account: Address,
  { source, terms }: StoredMember,
): Promise<void> {
  const current = await getSource(client, { source })
  checkSourceTerms(current, await getChainTime(client), terms)
  await checkMayActFor(client, account, current.client)
  await checkVaultBalance(client, current.client, terms.payment)
}

/** Reads what gas costs now and how the chain names it; the same for all transactions. */
export interface GasPrice {
  chainId: number
  fees: TransactionFees
}

/** Reads the price of gas, once for a group. */
export async function readGasPrice(
  client: TaskmeshClient,
  account: LocalAccount,
): Promise<GasPrice> {
  const call = { to: contractAddress(client, 'controller'), data: '0x' } as const
  const { chainId, fees } = await prepareTransaction(client, account, call, 0n)
  return { chainId, fees }
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
  price: Promise<GasPrice>,
): Promise<ReadyMember[]> {
  const calls = stored.map((one) => toCall(client, one))
  const [simulated, { chainId, fees }] = await Promise.all([
    simulateGroup(client, account.address, calls),
    price,
  ])
  const ready = stored.map(async (one, index) => {
    const [result, call] = [simulated[index], calls[index]]
    if (result === undefined || call === undefined) return []
    if (result.status === 'rejected') {
      const why = () => diagnose(client, account.address, one)
      const context = { abi: controllerAbi, functionName: 'publishTask', diagnose: why }
      one.member.fail(await toCallError(result.reason, context))
      return []
    }
    const gas = result.value + (result.value * GAS_MARGIN) / 100n
    return { ...one, prepared: { chainId, call, gas, fees } }
  })
  return (await Promise.all(ready)).flat()
}
