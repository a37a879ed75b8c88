import { walk } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import {
  ChainMismatchError,
  HttpRequestError,
  SocketClosedError,
  TimeoutError,
  WebSocketRequestError,
  type Account,
  type Hash,
} from 'viem'
import { sendTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  TransactionUncertainError,
  WalletTransportError,
  WrongChainError,
} from '../errors/chainErrors.ts'
import type { OutgoingCall } from './signAndSend.ts'

const CONNECTION_FAILURES = [
  HttpRequestError,
  SocketClosedError,
  TimeoutError,
  WebSocketRequestError,
] as const

function isCausedBy(
  error: unknown,
  kinds: readonly (abstract new (...parameters: never[]) => Error)[],
): boolean {
  return walk(error, (cause) => kinds.some((kind) => cause instanceof kind)) !== undefined
}

/**
 * Gives a transaction to a wallet that signs and sends by itself, such as a browser's.
 *
 * @throws WalletTransportError for a transport that asks several nodes;
 * TransactionUncertainError when the connection to the wallet broke meanwhile.
 */
export async function sendThroughWallet(
  client: TaskmeshClient,
  account: Account,
  { to, data, value, functionName, beforeSend, chooseNonce }: OutgoingCall,
  signal: AbortSignal,
): Promise<Hash> {
  if (client.transport.type === 'fallback') throw new WalletTransportError(functionName)
  beforeSend?.()
  // Wallets that number transactions by themselves ignore it.
  const nonce = chooseNonce && (await raceSignal(chooseNonce(), signal))
  const chain = client.chain
  try {
    const sending = sendTransaction(client, { account, chain, to, data, value, nonce })
    return await raceSignal(sending, signal)
  } catch (error) {
    // The user may still press the button.
    if (signal.aborted) throw new TransactionUncertainError(undefined, functionName)
    if (isCausedBy(error, [ChainMismatchError]))
      throw new WrongChainError(client.chain?.name, error)
    if (!isCausedBy(error, CONNECTION_FAILURES)) throw error
    throw new TransactionUncertainError(undefined, functionName, { cause: error })
  }
}
