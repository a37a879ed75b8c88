import {
  encodeFunctionData,
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  type Hex,
} from 'viem'
import { contractAddress, type ProtocolContract } from '../connection/contractAddress.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { throwIfInvalidAddress } from '../errors/throwIfInvalidAddress.ts'
import type { Budget } from '../scheduling/budget.ts'
import { sendCall, type ContractCall, type SentTransaction } from './sendCall.ts'

type Writing = 'nonpayable' | 'payable'

/** A call of one of the functions that a contract of the protocol has. */
export interface ProtocolCall<
  ContractAbi extends Abi,
  Name extends ContractFunctionName<ContractAbi, Writing>,
> extends Pick<
  ContractCall,
  'isOnce' | 'beforeSend' | 'onSigned' | 'onSent' | 'chooseNonce' | 'maxFeePerGas'
> {
  contract: { name: ProtocolContract; abi: ContractAbi }
  functionName: Name
  args: ContractFunctionArgs<ContractAbi, Writing, Name> & readonly unknown[]
  /** In wei, for functions that take money. */
  value?: Name extends ContractFunctionName<ContractAbi, 'payable'> ? bigint : undefined
  /** Throws why the contract refuses this account, if the state of the chain shows it. */
  diagnose?: (account: Address) => Promise<void>
}

function encode(call: EncodeFunctionDataParameters): Hex {
  try {
    return encodeFunctionData(call)
  } catch (error) {
    throwIfInvalidAddress(error)
    throw error
  }
}

/** Calls a function of the protocol in a transaction, as {@link sendCall} does. */
export async function callContract<
  const ContractAbi extends Abi,
  const Name extends ContractFunctionName<ContractAbi, Writing>,
>(
  client: TaskmeshClient,
  call: ProtocolCall<ContractAbi, Name>,
  budget?: Budget,
): Promise<SentTransaction> {
  const { contract, args, value, diagnose, ...rest } = call
  const { name, abi }: { name: ProtocolContract; abi: Abi } = contract
  const functionName: string = call.functionName
  const data = encode({ abi, functionName, args })
  return sendCall(
    client,
    {
      ...rest,
      abi,
      to: contractAddress(client, name),
      data,
      value,
      diagnose: diagnose && (() => diagnose(requireAccount(client, functionName).address)),
    },
    budget,
  )
}
