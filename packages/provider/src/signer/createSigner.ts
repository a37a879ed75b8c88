import { type TaskmeshClient } from '@taskmesh/client'
import { diagnoseWork, toCallError } from '@taskmesh/client/signing'
import { nexusAbi } from '@taskmesh/contracts'
import { keccak256, type Address, type LocalAccount } from 'viem'
import { estimateGas, getChainId, getTransactionCount } from 'viem/actions'
import type { ChainHead, Fees } from '../chain/chainHead.ts'
import type { SignedTransaction } from '../store/signedTransaction.ts'
import type { TaskCall } from './taskCall.ts'

/** Room in percent for what other transactions change between the estimate and the block. */
const GAS_MARGIN = 30n

/** A call that was found good, and what it needs besides a number to be signed. */
export interface PreparedCall extends TaskCall {
  gas: bigint
  fees: Fees
}

/** Signs the calls of one account. */
export interface Signer {
  address: Address
  /**
   * Simulates a call and estimates its gas.
   *
   * @throws the client's errors, such as ContractRevertError, when the contract refuses it.
   */
  prepare(call: TaskCall, task: Address): Promise<PreparedCall>
  /** Signs; nothing of it reads from the network. */
  sign(call: PreparedCall, nonce: number): Promise<SignedTransaction>
  /** The lowest number that the chain would take, as it was read last. */
  firstNonce(): Promise<number>
  /** Lets the number be read again: somebody else has used it, or a node has lost transactions. */
  forgetNonce(): void
}

export interface SignerOptions {
  client: TaskmeshClient
  account: LocalAccount
  nexus: Address
  head: ChainHead
}

/** Makes a signer. The key stays in the account. */
export function createSigner({ client, account, nexus: to, head }: SignerOptions): Signer {
  const { address } = account
  let count: Promise<number> | undefined
  let chainId: Promise<number> | undefined

  const readCount = () => getTransactionCount(client, { address, blockTag: 'pending' })
  const readChainId = async () => client.chain?.id ?? (await getChainId(client))

  return {
    address,
    async prepare(call, taskAddress) {
      const { functionName, data } = call
      try {
        // By its address: for a local account viem would prepare the whole transaction to estimate.
        const [gas, fees] = await Promise.all([
          estimateGas(client, { account: address, to, data }),
          head.fees(),
        ])
        chainId ??= readChainId()
        await chainId
        return { ...call, gas: gas + (gas * GAS_MARGIN) / 100n, fees }
      } catch (error) {
        const diagnose = () =>
          diagnoseWork(client, { taskAddress, provider: address, functionName })
        throw await toCallError(error, { abi: nexusAbi, functionName, diagnose })
      }
    },
    async sign({ data, gas, fees }, nonce) {
      const id = await (chainId ??= readChainId())
      const serializer = client.chain?.serializers?.transaction
      const transaction = { chainId: id, to, data, gas, nonce, ...fees }
      const raw = await account.signTransaction(transaction, { serializer })
      return { hash: keccak256(raw), nonce, raw }
    },
    firstNonce() {
      count ??= readCount()
      count.catch(() => (count = undefined))
      return count
    },
    forgetNonce() {
      count = undefined
    },
  }
}
