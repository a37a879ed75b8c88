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

/** Neither the configuration nor a wallet has an account to publish with. */
export class NoAccountError extends TaskmeshError {
  override name = 'NoAccountError'
  constructor() {
    super('There is no account to publish with.', {
      code: 'MISSING_ACCOUNT',
      actor: 'configuration',
      details: 'Connect a browser wallet on the page.',
    })
  }
}

/** A browser wallet is not on the chain of the configuration. Nothing was sent. */
export class WalletChainError extends TaskmeshError {
  override name = 'WalletChainError'
  constructor(wallet: string, chain: { id: number; name: string }, reason = '', cause?: unknown) {
    super(`${wallet} did not go to ${chain.name}: ${reason}. Nothing was paid.`, {
      code: 'WRONG_CHAIN',
      actor: 'configuration',
      details: `Choose ${chain.name} (chain ${chain.id}) in the wallet, or run again and agree to it.`,
      cause,
    })
  }
}
