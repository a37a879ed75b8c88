import { keccak256, toBytes } from 'viem'

/** Numbers from 0 to below 1 that follow from a name. */
export function randomOf(name: string): () => number {
  let state = keccak256(toBytes(name))
  return () => {
    state = keccak256(state)
    return Number(BigInt(state) >> 208n) / 2 ** 48
  }
}
