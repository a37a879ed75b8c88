import { LogitsProcessor, random, type Tensor } from '@huggingface/transformers'
import { sampleToken, type SamplingSettings } from './sampleToken.ts'

type RandomNumbers = InstanceType<typeof random.Random>

function seeds(seed: number | undefined, count: number): (number | undefined)[] {
  const source = new random.Random(seed)
  return Array.from({ length: count }, (_, row) =>
    row === 0 ? seed : Math.floor(source.random() * Number.MAX_SAFE_INTEGER),
  )
}

/**
 * Draws the next token of each row itself and leaves only that token possible.
 *
 * transformers.js 4 draws from one random source for the whole process and knows no top_p. So we let
 * it decode greedily and put this processor last: each row has random numbers of its own, made from
 * the seed, and the same seed gives the same text whatever else runs.
 */
export class SeededSampler extends LogitsProcessor {
  readonly settings: SamplingSettings
  readonly rows: RandomNumbers[]

  constructor(settings: SamplingSettings, count: number) {
    super()
    this.settings = settings
    this.rows = seeds(settings.seed, count).map((seed) => new random.Random(seed))
  }

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    const { data } = logits
    if (!(data instanceof Float32Array)) return logits
    const width = data.length / this.rows.length
    for (const [row, numbers] of this.rows.entries()) {
      const scores = data.subarray(row * width, (row + 1) * width)
      const token = sampleToken(scores, this.settings, numbers.random())
      scores.fill(-Infinity)
      scores[token] = 0
    }
    return logits
  }
}
