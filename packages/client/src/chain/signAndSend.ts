import { keccak256, type Address, type Hash, type Hex, type LocalAccount } from 'viem'
import { estimateGas, prepareTransactionRequest } from 'viem/actions'
import { TransactionRefusedError } from '../errors/chainErrors.ts'
import { broadcast } from './broadcast.ts'
import { inOrder } from './inOrder.ts'
import { nextNonce, releaseNonce, rememberNonce, signerKey } from './nextNonce.ts'
import { reasonOf } from './reasonOf.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'

const SIGNATURES = 4
/** Room in percent for what other transactions change between the estimate and the block. */
const GAS_MARGIN = 30n

export interface OutgoingCall {
  to: Address
  data: Hex
  value?: bigint | undefined
  functionName: string
  /** Runs right before signing. What it throws stops the transaction. */
  beforeSend?: (() => void) | undefined
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** The parts that are signed, in the newer form unless the chain has no such fees. */
function toTransaction(
  { chainId, gas, gasPrice, maxFeePerGas, maxPriorityFeePerGas }: Prepared,
  { to, data, value }: OutgoingCall,
  nonce: number,
) {
  const common = { chainId, gas, to, data, value, nonce }
  return maxFeePerGas === undefined
    ? ({ ...common, type: 'legacy', gasPrice } as const)
    : ({ ...common, type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas } as const)
}

async function prepare(client: TaskmeshClient, account: LocalAccount, call: OutgoingCall) {
  const { to, data, value } = call
  const gas = await estimateGas(client, { account, to, data, value })
  return prepareTransactionRequest(client, {
    account,
    chain: client.chain,
    to,
    data,
    value,
    gas: gas + (gas * GAS_MARGIN) / 100n,
    parameters: ['chainId', 'type', 'fees'],
  })
}

async function signAndBroadcast(
  client: TaskmeshClient,
  account: LocalAccount,
  call: OutgoingCall,
  request: Prepared,
) {
  call.beforeSend?.()
  const nonce = await nextNonce(client, account)
  const raw = await account.signTransaction(toTransaction(request, call, nonce), {
    serializer: client.chain?.serializers?.transaction,
  })
  const hash = keccak256(raw)
  const { outcome, error } = await broadcast(client, { hash, raw, functionName: call.functionName })
  if (outcome === 'sent') rememberNonce(client, account, { nonce, hash })
  else releaseNonce(client, account, nonce)
  return { outcome, error, hash }
}

/**
 * Signs with a key that this process holds and hands the transaction to the node, one at a time
 * for each signer, so that no two get the same number. A transaction is signed anew only when the
 * node refused the one before.
 */
export async function signAndSend(
  client: TaskmeshClient,
  account: LocalAccount,
  call: OutgoingCall,
): Promise<Hash> {
  const request = await prepare(client, account, call)
  return inOrder(signerKey(client, account), async () => {
    let last: unknown
    for (let signature = 0; signature < SIGNATURES; signature += 1) {
      const { outcome, error, hash } = await signAndBroadcast(client, account, call, request)
      if (outcome === 'sent') return hash
      last = error
      if (outcome === 'refused') break
    }
    throw new TransactionRefusedError(call.functionName, reasonOf(last), last)
  })
}
