import { TaskmeshError } from '@taskmesh/errors'
import { formatEther, type Address } from 'viem'
import type { TaskState } from '../states/taskState.ts'

/** The provider has no master yet, and only a master can announce it. */
export class MissingMasterError extends TaskmeshError {
  override name = 'MissingMasterError'
  constructor() {
    super('The provider has no master yet, and only a master can announce it.', {
      code: 'MISSING_MASTER',
      actor: 'configuration',
      path: 'masterClient',
      details: 'Give the wallet client of its master as masterClient.',
    })
  }
}

/** With that stake no source would take the provider. */
export class StakeTooLowError extends TaskmeshError {
  override name = 'StakeTooLowError'
  /** What was to be staked, in wei. */
  readonly stake: bigint
  /** What the protocol and the sources require, in wei. */
  readonly required: bigint

  constructor(stake: bigint, required: bigint) {
    super(`The stake of ${formatEther(stake)} OGPU is too low.`, {
      code: 'STAKE_TOO_LOW',
      actor: 'configuration',
      path: 'stake',
      details: `The protocol and the sources require ${formatEther(required)} OGPU, the default.`,
    })
    this.stake = stake
    this.required = required
  }
}

/** The provider has no source to work for. */
export class NoSourcesError extends TaskmeshError {
  override name = 'NoSourcesError'
  constructor() {
    super('A provider needs at least one source to work for.', {
      code: 'NO_SOURCES',
      actor: 'configuration',
      path: 'sources',
    })
  }
}

/** A provider is to work on no task at once. */
export class InvalidConcurrencyError extends TaskmeshError {
  override name = 'InvalidConcurrencyError'
  constructor(concurrency: number) {
    super(`concurrency: expected a number from 1, got ${concurrency}.`, {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      path: 'concurrency',
    })
  }
}

/** The signer's account does not sign on this machine, so nothing could be stored before it is sent. */
export class LocalAccountRequiredError extends TaskmeshError {
  override name = 'LocalAccountRequiredError'
  constructor() {
    super('client: expected an account that signs in this process, got one of a wallet or node.', {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      path: 'client',
      details: 'Use privateKeyToAccount or another account whose type is "local".',
    })
  }
}

/** A worker has nothing to run tasks with. */
export class RunnerRequiredError extends TaskmeshError {
  override name = 'RunnerRequiredError'
  constructor() {
    super('runner: the role worker needs one.', {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      path: 'runner',
      details: 'Give createRunner({ models }), or leave the role worker out.',
    })
  }
}

/** The provider is not registered at a source that it is to work for. */
export class ProviderNotRegisteredError extends TaskmeshError {
  override name = 'ProviderNotRegisteredError'
  readonly provider: Address
  /** The sources at which it is not registered. */
  readonly sources: readonly Address[]

  constructor(provider: Address, sources: readonly Address[]) {
    super(`The provider ${provider} is not registered at ${sources.join(', ')}.`, {
      code: 'PROVIDER_NOT_REGISTERED',
      actor: 'configuration',
      path: 'sources',
      details: 'Register it with setUpProvider or the action register.',
    })
    this.provider = provider
    this.sources = sources
  }
}

/** A task was to go from one state to another that does not follow: a mistake in the program. */
export class InvalidTransitionError extends TaskmeshError {
  override name = 'InvalidTransitionError'
  readonly from: TaskState
  readonly to: TaskState

  constructor(from: TaskState, to: TaskState) {
    super(`A task cannot go from ${from} to ${to}.`, {
      code: 'INVALID_TRANSITION',
      actor: 'configuration',
    })
    this.from = from
    this.to = to
  }
}

/** The time that the task leaves for running it is over. What the chain says next decides. */
export class TimeUpError extends TaskmeshError {
  override name = 'TimeUpError'
  constructor(cause: unknown) {
    super('The time for the run is up.', {
      code: 'TIME_UP',
      actor: 'provider',
      retryable: true,
      cause,
    })
  }
}

/** Something that is no Taskmesh error was thrown; `cause` is it. */
export class UnexpectedError extends TaskmeshError {
  override name = 'UnexpectedError'
  constructor(cause: unknown) {
    const thrown = cause instanceof Error ? cause.name : 'unknown error'
    super(`The work on a task failed: ${thrown}`, {
      code: 'UNEXPECTED',
      actor: 'configuration',
      retryable: thrown === 'TimeoutError',
      cause,
    })
  }
}

/** Another process has moved a task or taken it over, so that this one has to let go of it. */
export class StaleTaskError extends TaskmeshError {
  override name = 'StaleTaskError'
  readonly address: Address

  constructor(address: Address) {
    super(`The task ${address} was moved or taken over by another worker.`, {
      code: 'STALE_TASK',
      actor: 'provider',
      retryable: true,
    })
    this.address = address
  }
}

/** Another process has the folder of the store open. */
export class StoreInUseError extends TaskmeshError {
  override name = 'StoreInUseError'
  /** The process that has it, where that is known. */
  readonly pid: number | undefined

  constructor(folder: string, pid: number | undefined) {
    const owner = pid === undefined ? 'another process' : `process ${pid}`
    super(`The store ${folder} is in use by ${owner}; for more than one process use Postgres.`, {
      code: 'STORE_IN_USE',
      actor: 'configuration',
      path: 'store',
      details: 'Set DATABASE_URL to the URL of a Postgres database, or stop the other process.',
    })
    this.pid = pid
  }
}

/** PGlite, which stores in a folder need, is not installed. */
export class PGliteMissingError extends TaskmeshError {
  override name = 'PGliteMissingError'
  constructor(cause: unknown) {
    super(
      'A store in a folder needs the package @electric-sql/pglite: npm install @electric-sql/pglite',
      {
        code: 'PACKAGE_MISSING',
        actor: 'configuration',
        path: 'folder',
        details:
          'It comes with @taskmesh/provider. A Postgres server, given by its URL, does without it.',
        cause,
      },
    )
  }
}

/** The store could not be opened or used: its database does not answer, its disk is full, or its folder is damaged. */
export class StoreUnavailableError extends TaskmeshError {
  override name = 'StoreUnavailableError'

  constructor(store: string, reason: string, cause: unknown) {
    super(`The store ${store} could not be used: ${reason}`, {
      code: 'STORE_UNAVAILABLE',
      actor: 'configuration',
      path: 'store',
      details:
        'Check that the database runs, its URL and password, or that the folder can be written.',
      cause,
    })
  }
}
