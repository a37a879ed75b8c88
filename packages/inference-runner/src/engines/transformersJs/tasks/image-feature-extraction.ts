import { AutoModel, AutoModelForImageFeatureExtraction } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadImageModel } from '../loadImageModel.ts'
import { itemsOf, readTensor, type Numbers } from '../readTensor.ts'

const RULES = { pool: always, normalize: always }
const POOLED = ['pooler_output', 'image_embeds']
const WHOLE = ['last_hidden_state']

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** The vectors along the last dimension; those of a convolutional model are its places, row by row. */
function vectorsOf({ data, dims }: Numbers): number[][] {
  if (dims.length === 3) {
    const [channels = 0, height = 0, width = 0] = dims
    const area = height * width
    return Array.from({ length: area }, (_, place) =>
      Array.from({ length: channels }, (__, channel) => data[channel * area + place] ?? 0),
    )
  }
  const width = dims.at(-1) ?? 0
  return Array.from({ length: data.length / width }, (_, row) =>
    Array.from(data.subarray(row * width, (row + 1) * width)),
  )
}

function has(output: unknown, name: string): boolean {
  return typeof output === 'object' && output !== null && Reflect.get(output, name) !== undefined
}

/**
 * Runs image-feature-extraction: one vector for an image (`pooler_output`, or `image_embeds` of CLIP), or one
 * for each patch (`last_hidden_state`).
 */
export default defineAdapter<'image-feature-extraction'>({
  async load(spec, options) {
    const { processor, model, memoryBytes, isBatchable, dispose } = await loadImageModel(
      spec,
      options,
      'image-feature-extraction',
      AutoModelForImageFeatureExtraction,
      AutoModel,
    )

    function vectors(output: unknown, pool: boolean | undefined): number[][][] {
      const pooled = POOLED.find((name) => has(output, name))
      if (pool === true && pooled === undefined) {
        throw new ModelOutputError('the model has no pooling layer: call it with pool false')
      }
      if (pooled !== undefined && pool !== false) {
        const [, ...rest] = readDims(output, pooled)
        return itemsOf(readTensor(output, { names: [pooled], rank: rest.length + 1 })).map(
          // A pooled map of 1 by 1 is a vector, too.
          ({ data }) => [Array.from(data)],
        )
      }
      const rank = readDims(output, WHOLE[0] ?? '').length
      return itemsOf(readTensor(output, { names: WHOLE, rank: rank === 4 ? 4 : 3 })).map(vectorsOf)
    }

    return {
      memoryBytes,
      joinsCalls: isBatchable,

      async run({ inputs, parameters, signal }) {
        const { pool, normalize = false } = parameters
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output: unknown = await model(stackImages(batch))
          const isPooled = pool !== false && POOLED.some((name) => has(output, name))
          return vectors(output, pool).map((rows) => {
            const scaled = normalize ? rows.map(unit) : rows
            return isPooled ? (scaled[0] ?? []) : scaled
          })
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose,
    }
  },
})

/** The dimensions of a tensor; none when it is not there. */
function readDims(output: unknown, name: string): readonly number[] {
  const tensor: unknown = has(output, name) ? Reflect.get(Object(output), name) : undefined
  const dims: unknown = tensor === undefined ? [] : Reflect.get(Object(tensor), 'dims')
  return Array.isArray(dims) ? dims.map(Number) : []
}
