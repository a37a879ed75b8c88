import { nexusAbi } from '@taskmesh/contracts'
import {
  isAddressEqual,
  parseEventLogs,
  type ContractEventName,
  type ParseEventLogsReturnType,
  type TransactionReceipt,
} from 'viem'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'

/** Finds the one event of a name that the Nexus emitted in a transaction. */
export function findLog<const Name extends ContractEventName<typeof nexusAbi>>(
  client: TaskmeshClient,
  receipt: TransactionReceipt,
  eventName: Name,
): ParseEventLogsReturnType<typeof nexusAbi, Name, true>[number] {
  const nexus = contractAddress(client, 'nexus')
  const logs = parseEventLogs({ abi: nexusAbi, logs: receipt.logs, eventName, strict: true })
  const log = logs.find(({ address }) => isAddressEqual(address, nexus))
  if (log !== undefined) return log
  throw new RpcError(
    'reading a receipt',
    `transaction ${receipt.transactionHash} has no ${eventName} event of the Nexus.`,
  )
}
