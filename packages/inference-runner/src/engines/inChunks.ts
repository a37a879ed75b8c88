/** Works through a list a few items at a time, in order, and stops when the signal aborts. */
export async function inChunks<Item, Result>(
  items: readonly Item[],
  { size, signal }: { size: number; signal: AbortSignal },
  work: (chunk: Item[], offset: number) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let offset = 0; offset < items.length; offset += size) {
    signal.throwIfAborted()
    results.push(...(await work(items.slice(offset, offset + size), offset)))
  }
  return results
}
