import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'

/** The chain of the configuration is none that these pages know. */
export class UnknownChainError extends TaskmeshError {
  override name = 'UnknownChainError'
  constructor(chainId: number) {
    super(`The chain ${chainId} is not known here.`, {
      code: 'UNKNOWN_CHAIN',
      actor: 'configuration',
      details: `Known: ${ogpuDevnet.id}, ${ogpuMainnet.id}.`,
    })
  }
}

/** The configuration has no account to publish with. */
export class NoAccountError extends TaskmeshError {
  override name = 'NoAccountError'
  constructor() {
    super('The configuration has no account to publish with.', {
      code: 'MISSING_ACCOUNT',
      actor: 'configuration',
    })
  }
}
