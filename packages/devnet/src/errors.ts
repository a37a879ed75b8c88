/** The anvil binary is not where its npm package should have put it. */
export class AnvilNotInstalledError extends Error {
  override name = 'AnvilNotInstalledError'
  readonly code = 'ANVIL_NOT_INSTALLED'

  constructor(platformPackage: string, cause: unknown) {
    super(
      `Expected the anvil binary in the npm package ${platformPackage}, an optional dependency ` +
        'of @foundry-rs/anvil. Install again without omitting optional dependencies, or on a ' +
        'platform that anvil is published for (Linux and macOS on x64 and arm64, Windows on x64).',
      { cause },
    )
  }
}

/** Anvil ended, or was not ready in time. The message ends with what it printed. */
export class AnvilFailedError extends Error {
  override name = 'AnvilFailedError'
  readonly code = 'ANVIL_FAILED'
  /** What anvil wrote to its standard error. */
  readonly stderr: string

  constructor(what: string, stderr: string) {
    super(`${what}\n${stderr.trim() || 'It printed nothing to its standard error.'}`)
    this.stderr = stderr
  }
}
