/** Random numbers from 0 to 1 that a seed repeats: mulberry32, the seed's high and low bits mixed. */
function uniformNumbers(seed: number): () => number {
  let state = (seed ^ Math.floor(seed / 2 ** 32)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Numbers of a standard normal distribution, by the Box–Muller transform. The same seed gives the same.
 *
 * @param seed - a whole number from 0 on.
 */
export function gaussianNoise(length: number, seed: number): Float64Array {
  const next = uniformNumbers(seed)
  return Float64Array.from({ length }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    return radius * Math.cos(2 * Math.PI * next())
  })
}
