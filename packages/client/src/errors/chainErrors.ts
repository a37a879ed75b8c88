import { TaskmeshError, type ErrorKind } from '@taskmesh/errors'
import type { Hash, Hex } from 'viem'
import { redactedReason } from './redactedReason.ts'

/** The client has no account that could sign. */
export class MissingAccountError extends TaskmeshError {
  override name = 'MissingAccountError'
  constructor(action: string) {
    super(`${action} needs an account that signs. Give one to createWalletClient({ account }).`, {
      code: 'MISSING_ACCOUNT',
      actor: 'configuration',
      path: 'account',
    })
  }
}

/** The client's chain does not name a contract of the protocol. */
export class MissingContractError extends TaskmeshError {
  override name = 'MissingContractError'
  constructor(contract: string, chain: string | undefined) {
    super(
      chain === undefined
        ? `The client has no chain, so the address of the protocol's ${contract} is not known.`
        : `The chain "${chain}" names no address for the protocol's ${contract}.`,
      {
        code: 'MISSING_CONTRACT',
        actor: 'configuration',
        path: `chain.contracts.${contract}`,
        details: 'Use one of the chains of @taskmesh/contracts, or add the address to your own.',
      },
    )
  }
}

/** Something that should be an address is none. Nothing was read or sent. */
export class InvalidAddressError extends TaskmeshError {
  override name = 'InvalidAddressError'
  constructor(address: unknown, cause?: unknown) {
    const got = JSON.stringify(String(address).slice(0, 100))
    super(`Expected an address, 0x and 40 hexadecimal digits, got ${got}.`, {
      code: 'INVALID_ADDRESS',
      actor: 'caller',
      details: 'One with capital letters has to have them in the places of its checksum (EIP-55).',
      cause,
    })
  }
}

/** The RPC node could not be reached or answered with something unusable. */
export class RpcError extends TaskmeshError {
  override name = 'RpcError'
  constructor(doing: string, reason: string, cause?: unknown) {
    super(`The RPC node failed while ${doing}: ${reason}`, {
      code: 'RPC_FAILED',
      actor: 'network',
      retryable: true,
      cause,
    })
  }
}

/** What is known of a contract’s refusal when a {@link ContractRevertError} is made. */
export interface ContractRevertErrorOptions {
  functionName: string
  /** The reason that the contract gave, if any. */
  reason?: string | undefined
  /** What the refusal means, where that is known. */
  kind?: ErrorKind | undefined
  remedy?: string | undefined
  /** Of the transaction, when one was mined and reverted. */
  hash?: Hash | undefined
  cause?: unknown
}

/** A contract refused a call. `code` says why, where that is known; `reason` is the contract's own. */
export class ContractRevertError extends TaskmeshError {
  override name = 'ContractRevertError'
  readonly functionName: string
  readonly reason: string | undefined
  readonly hash: Hash | undefined

  constructor(options: ContractRevertErrorOptions) {
    const { functionName, reason, hash, remedy, cause } = options
    const { kind = { code: 'CONTRACT_REVERTED', actor: 'caller' } } = options
    super(`The contract refused ${functionName}: ${reason ?? 'it gave no reason'}`, {
      ...kind,
      details: [remedy, hash && `Transaction: ${hash}`].filter(Boolean).join('\n') || undefined,
      cause,
    })
    this.functionName = functionName
    this.reason = reason
    this.hash = hash
  }
}

/** A transaction as it was signed, to send the very same again. */
export interface SignedTransactionInfo {
  hash: Hash
  /** The signed bytes. Everybody may see them: they can only be mined once. */
  rawTransaction: Hex
  nonce: number
  /**
   * Of what was signed before with the same number and lower fees, if anything was. At most one of
   * all these transactions is mined.
   */
  earlierHashes?: readonly Hash[] | undefined
}

export interface TransactionUncertainErrorOptions {
  /** The signed transaction, when this process signed it. */
  transaction?: SignedTransactionInfo | undefined
  cause?: unknown
}

/**
 * A transaction was sent and what became of it is not known. It may still be mined: look at `hash`
 * before sending the same again, or you may pay twice; `resumePublish` does so for a task. Only a
 * wallet that lost its connection leaves `hash` open.
 *
 * When `functionName` is `deposit`, publishTask sent no task: call it again once the deposit is
 * settled. What the contracts take only once can be called again in the same process: `attempt`,
 * `submitResponse`, `confirmResponse` and `cancelTask` finish the first transaction before they
 * sign another one.
 */
export class TransactionUncertainError extends TaskmeshError {
  override name = 'TransactionUncertainError'
  readonly hash: Hash | undefined
  /** What was called, such as `publishTask`. */
  readonly functionName: string
  /** What was signed. Sending these bytes again is safe, and the only thing that is. */
  readonly transaction: SignedTransactionInfo | undefined

  constructor(
    hash: Hash | undefined,
    functionName: string,
    { transaction, cause }: TransactionUncertainErrorOptions = {},
  ) {
    const sent = hash === undefined ? 'was given to the wallet' : `was sent as ${hash}`
    super(`${functionName} ${sent}, and no receipt came. It may still land.`, {
      code: 'TRANSACTION_UNCERTAIN',
      actor: 'network',
      details: `Look it up before you send the same again.${cause === undefined ? '' : ` Last failure: ${redactedReason(cause)}`}`,
      cause,
    })
    this.hash = hash
    this.functionName = functionName
    this.transaction = transaction
  }
}

/** Another transaction has the number of this one, which therefore can never land. */
export class TransactionReplacedError extends TaskmeshError {
  override name = 'TransactionReplacedError'
  readonly hash: Hash
  constructor(hash: Hash) {
    super(`The transaction ${hash} never landed: another one has its number.`, {
      code: 'TRANSACTION_REPLACED',
      actor: 'caller',
      details: 'It is safe to send the same again.',
    })
    this.hash = hash
  }
}

/** Too many transactions of this process have an unknown outcome. Nothing was sent. */
export class TooManyUnfinishedError extends TaskmeshError {
  override name = 'TooManyUnfinishedError'
  constructor(max: number) {
    super(`The outcome of ${max} transactions of this process is unknown; no more are sent.`, {
      code: 'TOO_MANY_UNFINISHED',
      actor: 'network',
      retryable: true,
      details:
        'Repeat the calls that were uncertain, which brings their transactions to their end.',
    })
  }
}

/** The time for an action was up before it sent anything. */
export class TimeBudgetError extends TaskmeshError {
  override name = 'TimeBudgetError'
  constructor(timeoutMs: number) {
    super(`The time for this action, ${timeoutMs} ms, is up; nothing was sent.`, {
      code: 'TIME_BUDGET_EXCEEDED',
      actor: 'network',
      path: 'timeoutMs',
      retryable: true,
      details: 'The node or the storage is slow. Try again, or give it more time.',
    })
  }
}

/** The node or wallet is connected to another chain than the client. Nothing was sent. */
export class WrongChainError extends TaskmeshError {
  override name = 'WrongChainError'
  /** Id of the chain that the node is on, when it was a node and not a wallet that was asked. */
  readonly connected: number | undefined

  constructor(
    chain: string | undefined,
    cause?: unknown,
    ids?: { expected: number; connected: number },
  ) {
    const name = JSON.stringify(chain ?? '')
    super(
      ids === undefined
        ? `The wallet is not connected to the chain ${name}.`
        : `The node is on the chain ${ids.connected}, the client on ${name}, ${ids.expected}.`,
      {
        code: 'WRONG_CHAIN',
        actor: 'configuration',
        path: 'chain',
        details:
          ids === undefined
            ? 'Switch the wallet to it, for example with switchChain of viem.'
            : 'Give the client the URL of a node of its chain, or the chain of its node.',
        cause,
      },
    )
    this.connected = ids?.connected
  }
}

/** A wallet that signs and sends by itself is behind a transport that would ask it twice. */
export class WalletTransportError extends TaskmeshError {
  override name = 'WalletTransportError'
  constructor(functionName: string) {
    super(`${functionName} was not sent: the transport fallback() may give it to a wallet twice.`, {
      code: 'WALLET_TRANSPORT',
      actor: 'configuration',
      path: 'transport',
      details:
        'Give the wallet client one transport, such as custom(window.ethereum), or use an account whose key is here.',
    })
  }
}

/**
 * A transaction was not sent: the wallet's user declined, the account holds too little for it, or
 * its fees would be above the caller's limit. No signed transaction left this process.
 */
export class TransactionRefusedError extends TaskmeshError {
  override name = 'TransactionRefusedError'
  constructor(functionName: string, reason: string, cause?: unknown) {
    super(`The transaction for ${functionName} was not sent: ${reason}`, {
      code: 'TRANSACTION_REFUSED',
      actor: 'caller',
      cause,
    })
  }
}

/** A string is no place in the history of a chain. */
export class InvalidCursorError extends TaskmeshError {
  override name = 'InvalidCursorError'
  constructor(cursor: unknown) {
    super(`There is no event cursor ${JSON.stringify(String(cursor).slice(0, 40))}.`, {
      code: 'INVALID_CURSOR',
      actor: 'caller',
      path: 'cursor',
      details: 'Give one that watchEvents returned, such as "1234;1235:0-2".',
    })
  }
}
