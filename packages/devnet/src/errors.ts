import { reasonOf, TaskmeshError } from '@taskmesh/errors'

/** The anvil binary is not where its npm package should have put it. */
export class AnvilNotInstalledError extends TaskmeshError {
  override name = 'AnvilNotInstalledError'
  constructor(platformPackage: string, cause: unknown) {
    super(`The anvil binary is not installed: npm install @foundry-rs/anvil`, {
      code: 'ANVIL_NOT_INSTALLED',
      actor: 'configuration',
      details:
        `Expected it in the npm package ${platformPackage}, an optional dependency of that package. Install ` +
        'without omitting optional dependencies, on a platform that anvil is published for (Linux and ' +
        'macOS on x64 and arm64, Windows on x64).',
      cause,
    })
  }
}

/** Anvil ended, or was not ready in time. The message ends with what it printed. */
export class AnvilFailedError extends TaskmeshError {
  override name = 'AnvilFailedError'
  /** What anvil wrote to its standard error. */
  readonly stderr: string

  constructor(what: string, stderr: string) {
    super(what, {
      code: 'ANVIL_FAILED',
      actor: 'configuration',
      details: stderr.trim() || 'It printed nothing to its standard error.',
    })
    this.stderr = stderr
  }
}

/** The content store cannot listen at its address, or cannot use its directory. */
export class ContentStoreFailedError extends TaskmeshError {
  override name = 'ContentStoreFailedError'

  constructor(what: string, cause: unknown) {
    super(what, {
      code: 'CONTENT_STORE_FAILED',
      actor: 'configuration',
      details: reasonOf(cause),
      cause,
    })
  }
}

/** A Postgres server cannot be started. */
export class PostgresFailedError extends TaskmeshError {
  override name = 'PostgresFailedError'

  constructor(what: string, cause?: unknown) {
    super(what, {
      code: 'POSTGRES_FAILED',
      actor: 'configuration',
      ...(cause !== undefined && { details: reasonOf(cause), cause }),
    })
  }
}

/** An account of the mnemonic has no private key. */
export class AccountDerivationError extends TaskmeshError {
  override name = 'AccountDerivationError'
  constructor(index: number) {
    super(`Account ${index} of the mnemonic has no private key.`, {
      code: 'DEVNET_ACCOUNTS',
      actor: 'configuration',
    })
  }
}

/** A fault for the fault proxy is none of those described. */
export class InvalidFaultError extends TaskmeshError {
  override name = 'InvalidFaultError'
  constructor(path: string, reason: string, kinds: readonly string[]) {
    super(`${path}: ${reason}.`, {
      code: 'INVALID_FAULT',
      actor: 'caller',
      path,
      details: `Kinds of faults: ${kinds.join(', ')}.`,
    })
  }
}
