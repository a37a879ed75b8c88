import { random } from '@huggingface/transformers'

/** Random numbers from 0 (inclusive) to 1 (exclusive): the same for the same seed. */
export interface RandomNumbers {
  random(): number
}

/**
 * Random numbers for each of several texts, made from one seed. The first text has those of the seed itself,
 * so that it is the same whether others are written or not. transformers.js draws from one source for the whole
 * process.
 */
export function randomNumbers(seed: number | undefined, count: number): RandomNumbers[] {
  const source = new random.Random(seed)
  return Array.from({ length: count }, (_, row) => {
    const own = row === 0 ? seed : Math.floor(source.random() * Number.MAX_SAFE_INTEGER)
    return new random.Random(own)
  })
}
