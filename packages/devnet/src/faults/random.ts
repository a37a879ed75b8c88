/** A 32-bit hash of a string (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93)
  return hash
}

/**
 * Returns a function that gives numbers from 0 to below 1, the same ones for the same name
 * (Mulberry32).
 */
export function randomOf(name: string): () => number {
  let state = hashOf(name)
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
