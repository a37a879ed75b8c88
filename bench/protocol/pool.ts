/** Runs a function for every item, so many at once. */
export async function pool<Item>(
  items: readonly Item[],
  concurrency: number,
  run: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) await run(item, index)
  }
  await Promise.all(Array.from({ length: concurrency }, work))
}
