/** The transactions of a provider whose gas is measured. */
export type GasPurpose = 'attempt' | 'submit'

/** How many transactions are kept: the latest. */
const KEEP = 20

/**
 * What the transactions of a task take before any was measured: the contracts of this repository with
 * a URL of 80 characters as response (172 050 and 787 901, of which a response is a contract of its own).
 */
const FIRST: Record<GasPurpose, bigint> = { attempt: 172_050n, submit: 787_901n }

/** How much gas the transactions of a task take. */
export interface GasMeter {
  add(purpose: GasPurpose, gasUsed: bigint): void
  /** The most of the latest 20, because what is not reckoned with is a loss. */
  readonly gas: Record<GasPurpose, bigint>
}

/**
 * Makes a meter for gas.
 *
 * @param known - what transactions of earlier processes took, the oldest first.
 *
 * @example
 * ```ts
 * const meter = createGasMeter()
 * meter.add('attempt', receipt.gasUsed)
 * ```
 */
export function createGasMeter(known: Iterable<readonly [GasPurpose, bigint]> = []): GasMeter {
  const used: Record<GasPurpose, bigint[]> = { attempt: [], submit: [] }
  const most = (purpose: GasPurpose) =>
    used[purpose].reduce((max, gas) => (gas > max ? gas : max), 0n) || FIRST[purpose]
  const add = (purpose: GasPurpose, gasUsed: bigint) => {
    used[purpose] = [...used[purpose], gasUsed].slice(-KEEP)
  }
  for (const [purpose, gasUsed] of known) add(purpose, gasUsed)
  return {
    add,
    get gas() {
      return { attempt: most('attempt'), submit: most('submit') }
    },
  }
}
