import { AutoModelForImageSegmentation } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import { describeIneffective } from '../../effects.ts'
import { encodePng } from '../../images/encodePng.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { interpolateLinear } from '../../images/interpolate.ts'
import type { Planes } from '../../images/Planes.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadImageModel } from '../loadImageModel.ts'
import { itemsOf, readTensor } from '../readTensor.ts'

const EPSILON = 1e-5

/** Shares from 0 to 1; raw numbers become shares by the sigmoid. */
function toShares({ data, ...size }: Planes): Planes {
  const isRaw = data.some((value) => value < -EPSILON || value > 1 + EPSILON)
  return isRaw
    ? { ...size, data: data.map((value) => 1 / (1 + Math.exp(-value))) }
    : { ...size, data }
}

/** The image, as transparent as a mask says. */
function withAlpha({ width, height, data }: DecodedImage, mask: Planes): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    pixels[pixel * 4] = data[pixel * 3] ?? 0
    pixels[pixel * 4 + 1] = data[pixel * 3 + 1] ?? 0
    pixels[pixel * 4 + 2] = data[pixel * 3 + 2] ?? 0
    pixels[pixel * 4 + 3] = Math.round(255 * Math.min(1, Math.max(0, mask.data[pixel] ?? 0)))
  }
  return encodePng({ width, height, channels: 4, data: pixels })
}

/**
 * Runs background-removal with networks of one output, images × 1 × height × width: how much each pixel
 * belongs to the foreground, from 0 to 1 or before the sigmoid (MODNet, BiRefNet, RMBG, BEN). The mask is
 * interpolated linearly to the size of the image.
 */
export default defineAdapter<'background-removal'>({
  async load(spec, options) {
    const { processor, model, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'background-removal',
      {
        supports: (type) => type !== 'detr' && AutoModelForImageSegmentation.supports(type),
        from_pretrained: AutoModelForImageSegmentation.from_pretrained.bind(
          AutoModelForImageSegmentation,
        ),
      },
    )

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = await inImageBatches(
          inputs,
          { processor, signal },
          async (batch, offset) => {
            const images = stackImages(batch)
            // Networks name their input as they like.
            const names: readonly string[] = model.sessions['model']?.inputNames ?? []
            const feeds = Object.fromEntries(names.map((name) => [name, images.pixel_values]))
            const output: unknown = await model(feeds)
            const [name] = Object.keys(Object(output))
            const masks = itemsOf(readTensor(output, { names: [name ?? 'output'], rank: 4 }))
            return Promise.all(
              batch.map(async ({ original }, index) => {
                const { data, dims = [] } = masks[index] ?? {}
                const [channels = 0, height = 0, width = 0] = dims
                const image = inputs[offset + index]
                if (channels !== 1 || data === undefined || image === undefined) {
                  throw new ModelOutputError(`a mask is expected, not ${channels} of them`)
                }
                const shares = toShares({ channels, height, width, data })
                return { image: await withAlpha(image, interpolateLinear(shares, original)) }
              }),
            )
          },
        )
        return { outputs, warnings: describeIneffective(parameters, {}) }
      },

      dispose,
    }
  },
})
