import { TaskmeshError } from '@taskmesh/errors'
import { formatEther, type Address } from 'viem'

/** The vault account of a source's client holds less than a task's payment. */
export class InsufficientVaultBalanceError extends TaskmeshError {
  override name = 'InsufficientVaultBalanceError'
  /** In wei. */
  readonly required: bigint
  /** In wei. */
  readonly available: bigint
  /** What to deposit, in wei. */
  readonly missing: bigint

  constructor(account: Address, required: bigint, available: bigint) {
    const missing = required - available
    super(
      `The vault holds ${formatEther(available)} OGPU for ${account}, the payment is ${formatEther(required)} OGPU: ${formatEther(missing)} OGPU is missing.`,
      {
        code: 'INSUFFICIENT_VAULT_BALANCE',
        actor: 'caller',
        path: 'payment',
        details:
          'Deposit it with ensureFunded({ amount }), or publish with `fund: true`, which deposits the difference first.',
      },
    )
    this.required = required
    this.available = available
    this.missing = missing
  }
}

/** The payment is not an amount, or below the minimum of the source. */
export class InvalidPaymentError extends TaskmeshError {
  override name = 'InvalidPaymentError'
  constructor(message: string) {
    super(message, { code: 'INVALID_PAYMENT', actor: 'caller', path: 'payment' })
  }
}

/** The expiry is missing, in the past, or beyond what the source allows. */
export class InvalidExpiryError extends TaskmeshError {
  override name = 'InvalidExpiryError'
  constructor(path: 'expiresIn' | 'expiresAt', message: string) {
    super(message, { code: 'INVALID_EXPIRY', actor: 'caller', path })
  }
}

/** The source takes no tasks any more. That is for good. */
export class SourceInactiveError extends TaskmeshError {
  override name = 'SourceInactiveError'
  constructor(source: Address) {
    super(`The source ${source} is inactive and takes no tasks. Choose another source.`, {
      code: 'SOURCE_INACTIVE',
      actor: 'caller',
      path: 'source',
    })
  }
}

/** There is no source at the address. */
export class SourceNotFoundError extends TaskmeshError {
  override name = 'SourceNotFoundError'
  constructor(source: Address, cause?: unknown) {
    super(`There is no source at ${source} on this chain.`, {
      code: 'SOURCE_NOT_FOUND',
      actor: 'caller',
      path: 'source',
      details: 'Check the address and that the client is connected to the right chain.',
      cause,
    })
  }
}

/** The source runs another task than the one asked for. */
export class SourceTaskMismatchError extends TaskmeshError {
  override name = 'SourceTaskMismatchError'
  constructor(source: Address, wanted: string, offered: string) {
    super(`The source ${source} runs ${offered}, not ${wanted}.`, {
      code: 'SOURCE_TASK_MISMATCH',
      actor: 'caller',
      path: 'source',
      details: `Choose a source that runs ${wanted}, or publish a ${offered} task.`,
    })
  }
}

/** The account may not act for the source's client. */
export class NotClientError extends TaskmeshError {
  override name = 'NotClientError'
  constructor(account: Address, client: Address) {
    super(`${account} is neither the client ${client} nor an agent of it.`, {
      code: 'NOT_OWNER',
      actor: 'caller',
      path: 'account',
      details: `Use the account ${client}, or let it call setAgent for ${account}.`,
    })
  }
}

/** The `idempotencyKey` cannot be used. */
export class IdempotencyError extends TaskmeshError {
  override name = 'IdempotencyError'
  constructor(
    message = 'The storage gives URLs that do not identify the content, so a task cannot be found again.',
  ) {
    super(`idempotencyKey: ${message}`, {
      code: 'INVALID_IDEMPOTENCY_KEY',
      actor: 'caller',
      path: 'idempotencyKey',
      details: 'Use a string of 1 to 200 characters, and a storage with /ipfs/<cid> or data: URLs.',
    })
  }
}

/** A key was used before, for another request. Nothing was sent. `path` is what differs. */
export class IdempotencyConflictError extends TaskmeshError {
  override name = 'IdempotencyConflictError'
  /** The task that has the key. */
  readonly taskAddress: Address

  constructor(
    taskAddress: Address,
    { path, earlier, now }: { path: string; earlier: string; now: string },
  ) {
    super(
      `The idempotencyKey belongs to the task ${taskAddress}, which differs at ${path}: ${earlier} there, ${now} here.`,
      {
        code: 'IDEMPOTENCY_CONFLICT',
        actor: 'caller',
        path,
        details: 'Use a new key for a new request, or repeat the call as it was.',
      },
    )
    this.taskAddress = taskAddress
  }
}

/** The task of a key ended without a result. Nothing was sent. */
export class IdempotentTaskOverError extends TaskmeshError {
  override name = 'IdempotentTaskOverError'
  readonly taskAddress: Address
  readonly status: 'CANCELED' | 'EXPIRED'

  constructor(taskAddress: Address, status: 'CANCELED' | 'EXPIRED') {
    const refund =
      status === 'EXPIRED' ? ' cancelTask returns the payment of a task that expired.' : ''
    super(`The task ${taskAddress} of this idempotencyKey is over: ${status}.`, {
      code: 'IDEMPOTENT_TASK_OVER',
      actor: 'caller',
      path: 'idempotencyKey',
      details: `To pay for it once more, repeat the call with \`restart: true\`.${refund}`,
    })
    this.taskAddress = taskAddress
    this.status = status
  }
}

/** Whether a key was used cannot be known, because not all tasks were looked at. Nothing was sent. */
export class IdempotencyUncertainError extends TaskmeshError {
  override name = 'IdempotencyUncertainError'
  constructor(source: Address, unread: number) {
    super(
      `The idempotencyKey is in none of the latest tasks of ${source}, and ${unread} older ones were not looked at.`,
      {
        code: 'IDEMPOTENCY_UNCERTAIN',
        actor: 'caller',
        path: 'lookBackTasks',
        details: 'Raise lookBackTasks; what was read once is not read again by this process.',
      },
    )
  }
}
