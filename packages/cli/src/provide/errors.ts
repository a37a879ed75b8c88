import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import { ogpu } from '../account/describeGas.ts'

/** The folder holds no provider. */
export class NoProviderHereError extends TaskmeshError {
  override name = 'NoProviderHereError'
  constructor(folder: string) {
    super(`${folder} holds no provider.`, {
      code: 'NO_PROVIDER_HERE',
      actor: 'caller',
      path: 'folder',
      details: 'Make one with `taskmesh provide init`, or name its folder with --folder.',
    })
  }
}

/** A provider runs with the folder already. */
export class ProviderRunningError extends TaskmeshError {
  override name = 'ProviderRunningError'
  constructor(folder: string, pid: number) {
    super(`The provider in ${folder} runs already, as process ${pid}.`, {
      code: 'PROVIDER_RUNNING',
      actor: 'caller',
      path: 'folder',
      details: '`taskmesh provide status` says how it is doing.',
    })
  }
}

/** A provider works, and what was asked for would take away what it works with. */
export class ProviderAtWorkError extends TaskmeshError {
  override name = 'ProviderAtWorkError'
  constructor(pid: number) {
    super(`The provider works, as process ${pid}: tasks under way would not be paid.`, {
      code: 'PROVIDER_RUNNING',
      actor: 'caller',
      path: 'folder',
      details:
        'Let it finish them with `taskmesh provide pause`, or stop it; then repeat the command.',
    })
  }
}

/** What an account lacks. */
export interface Lack {
  account: Address
  /** What it is for: `master`, `provider`, … */
  role: string
  /** In wei. */
  needed: bigint
  balance: bigint
}

/** Accounts have less than what is about to be paid. Nothing was sent. */
export class NotFundedError extends TaskmeshError {
  override name = 'NotFundedError'
  readonly lacks: readonly Lack[]

  constructor(lacks: readonly Lack[]) {
    const names = lacks.map(({ role }) => role).join(' and ')
    const lines = lacks.map(
      ({ account, role, needed, balance }) =>
        `Send ${ogpu(needed - balance)} or more to ${account} (${role}), which has ${ogpu(balance)}.`,
    )
    super(`Too little money: ${names}. Nothing was sent.`, {
      code: 'NOT_FUNDED',
      actor: 'caller',
      details: [...lines, 'Then repeat the command; what is done already is not done again.'].join(
        '\n',
      ),
    })
    this.lacks = lacks
  }
}
