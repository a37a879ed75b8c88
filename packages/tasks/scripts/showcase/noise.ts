/** Numbers from -1 to 1 that are the same each time. Source: Lehmer, 1951. */
export function noiseOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state / 2_147_483_647) * 2 - 1
  }
}
