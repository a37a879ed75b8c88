/** A part of a list on the chain. */
export interface Page {
  /** How many entries to leave out at the start. Default 0. */
  offset?: number | undefined
  /** Most entries to read. Default 100. */
  limit?: number | undefined
}

export interface PageReader<Item> {
  count: () => Promise<bigint>
  /** Reads from `lower` to `upper`, both included. */
  read: (lower: bigint, upper: bigint) => Promise<readonly Item[]>
}

const DEFAULT_LIMIT = 100

/**
 * Reads a part of a list of the protocol. Its getters include both bounds and panic on bounds
 * that are not there, so the list is counted first. Source: OGPU SDK, changelog 0.2.2.
 */
export async function readPage<Item>(
  { count, read }: PageReader<Item>,
  { offset = 0, limit = DEFAULT_LIMIT }: Page,
): Promise<readonly Item[]> {
  const total = Number(await count())
  const end = Math.min(total, offset + limit)
  return offset >= end ? [] : read(BigInt(offset), BigInt(end - 1))
}
