import type { Address } from 'viem'

export interface SourceListReader {
  /** The getter of a range, which works from the first entry only. */
  range: (lower: bigint, upper: bigint) => Promise<readonly Address[]>
  one: (index: bigint) => Promise<Address>
}

/**
 * Reads a part of a list that a source keeps. The range getters of sources panic whenever the
 * lower bound is above zero, so later parts are read one by one. Source: OGPU SDK, changelog 0.2.2.
 */
export function readSourceList(
  lower: bigint,
  upper: bigint,
  { range, one }: SourceListReader,
): Promise<readonly Address[]> {
  if (lower === 0n) return range(lower, upper)
  const count = Number(upper - lower) + 1
  return Promise.all(Array.from({ length: count }, (_, index) => one(lower + BigInt(index))))
}
