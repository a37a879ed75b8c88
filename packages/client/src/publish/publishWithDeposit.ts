import { controllerAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import { controller, vault } from '../connection/protocolContracts.ts'
import { contractAddress } from '../connection/contractAddress.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { finishBatch, sendBatch } from '../transactions/walletBatch.ts'
import type { SentTransaction } from '../transactions/sendCall.ts'
import { toCallError } from '../transactions/toCallError.ts'

interface PublishWithDeposit {
  /** What `publishTask` of the contract is given. */
  call: { source: Address; config: string; expiryTime: bigint; payment: bigint }
  /** In wei. */
  deposit: bigint
  /** Whose vault balance pays. */
  payer: Address
  /** Called with the wallet's id of both calls when the user has agreed. */
  onSent: (callsId: string) => Promise<void>
  /** Throws why the contract refuses this account, if the state of the chain shows it. */
  diagnose: () => Promise<void>
}

/**
 * Deposits and publishes after one confirmation in a wallet: both are done, or none.
 *
 * @throws TransactionRefusedError, ContractRevertError, TransactionUncertainError, WrongChainError, RpcError.
 */
export async function publishWithDeposit(
  client: TaskmeshClient,
  { call, deposit, payer, onSent, diagnose }: PublishWithDeposit,
  signal: AbortSignal,
): Promise<SentTransaction> {
  const functionName = 'publishTask'
  const account = requireAccount(client, functionName)
  const calls = [
    {
      to: contractAddress(client, vault.name),
      data: encodeFunctionData({ abi: vault.abi, functionName: 'deposit', args: [payer] }),
      value: deposit,
    },
    {
      to: contractAddress(client, controller.name),
      data: encodeFunctionData({ abi: controller.abi, functionName, args: [call] }),
    },
  ]
  try {
    const id = await sendBatch(client, account, { calls, functionName }, signal)
    await onSent(id)
    const receipt = await finishBatch(client, { id, functionName }, signal)
    return { hash: receipt.transactionHash, receipt }
  } catch (error) {
    if (signal.aborted && error === signal.reason) throw error
    throw await toCallError(error, { abi: controllerAbi, functionName, diagnose })
  }
}
