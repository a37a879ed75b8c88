import { AutoModelForDepthEstimation } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { encodeGrey } from '../../images/encodePng.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { interpolateCubic } from '../../images/interpolate.ts'
import type { Planes } from '../../images/Planes.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadImageModel } from '../loadImageModel.ts'
import { itemsOf, readTensor } from '../readTensor.ts'

/** Above this, the numbers would be larger than what a caller could read. */
const MAX_NUMBERS = 4_000_000

/** The depth as grey values: the least is black, the greatest white. */
function toGrey({ data }: Planes): Uint8Array {
  let [least, most] = [Infinity, -Infinity]
  for (const value of data) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const range = Math.fround(most - least)
  if (range === 0) return new Uint8Array(data.length)
  const f = Math.fround
  return Uint8Array.from(data, (value) => Math.trunc(f(f(f(value - least) / range) * 255)))
}

function rowsOf({ width, height, data }: Planes): number[][] {
  return Array.from({ length: height }, (_, row) =>
    Array.from(data.subarray(row * width, (row + 1) * width)),
  )
}

/**
 * Runs depth-estimation: the depth that a model predicts, in the size of the image (bicubic) and as a
 * grey image from the least to the greatest, as Transformers' DepthEstimationPipeline.
 */
export default defineAdapter<'depth-estimation'>({
  async load(spec, options) {
    const { processor, model, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'depth-estimation',
      AutoModelForDepthEstimation,
    )

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const warnings = describeIneffective(parameters, {})
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output = await model(stackImages(batch))
          const depths = itemsOf(readTensor(output, { names: ['predicted_depth'], rank: 3 }))
          return Promise.all(
            batch.map(async ({ original }, index) => {
              const { data = new Float32Array(), dims = [] } = depths[index] ?? {}
              const [height = 0, width = 0] = dims
              const depth = interpolateCubic({ width, height, channels: 1, data }, original)
              const image = await encodeGrey(depth, toGrey(depth))
              return depth.data.length > MAX_NUMBERS
                ? { depth: image }
                : { depth: image, predicted_depth: rowsOf(depth) }
            }),
          )
        })
        if (outputs.some((output) => !('predicted_depth' in output))) {
          warnings.push(
            `predicted_depth is left out for images of more than ${MAX_NUMBERS} pixels; depth has it as a grey image.`,
          )
        }
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
