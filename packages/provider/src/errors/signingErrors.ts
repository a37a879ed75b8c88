import { TaskmeshError } from '@taskmesh/errors'
import { formatEther } from 'viem'

/** A key was to sign what it is not for. Nothing was signed. */
export class SigningRefusedError extends TaskmeshError {
  override name = 'SigningRefusedError'
  constructor(what: string, expected: string) {
    super(`The provider's key does not sign ${what}.`, {
      code: 'SIGNING_REFUSED',
      actor: 'configuration',
      details: `It signs ${expected} only. What asked for this signature is wrong, or not yours.`,
    })
  }
}

/** A transaction could cost more than one may. Nothing was signed. */
export class TransactionFeeCapError extends TaskmeshError {
  override name = 'TransactionFeeCapError'
  /** What it could cost, in wei. */
  readonly fee: bigint
  /** In wei. */
  readonly cap: bigint

  constructor(functionName: string, fee: bigint, cap: bigint) {
    super(`${functionName} could cost ${formatEther(fee)} OGPU, above ${formatEther(cap)} OGPU.`, {
      code: 'FEE_CAP_REACHED',
      actor: 'network',
      retryable: true,
      details: 'Wait until the fees of the network are lower, or raise maxFeePerTransaction.',
    })
    this.fee = fee
    this.cap = cap
  }
}

/** The day's spending would go beyond its cap. Nothing was signed. */
export class DailySpendingCapError extends TaskmeshError {
  override name = 'DailySpendingCapError'
  /** What the day would have cost, in wei. */
  readonly spending: bigint
  /** In wei. */
  readonly cap: bigint

  constructor(spending: bigint, cap: bigint) {
    const amounts = `${formatEther(spending)} OGPU of gas, above ${formatEther(cap)} OGPU`
    super(`The day would cost ${amounts}.`, {
      code: 'SPENDING_CAP_REACHED',
      actor: 'configuration',
      details: 'New tasks are attempted again after midnight UTC. Or raise maxFeePerDay.',
    })
    this.spending = spending
    this.cap = cap
  }
}
