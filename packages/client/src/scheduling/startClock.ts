/** Starts a clock at a time in seconds since 1970, such as that of the chain. */
export function startClock(now: bigint): () => bigint {
  const start = performance.now()
  return () => now + BigInt(Math.floor((performance.now() - start) / 1000))
}
