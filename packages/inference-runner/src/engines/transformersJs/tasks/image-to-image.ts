import { AutoModelForImageToImage } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { encodePng } from '../../images/encodePng.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { roundHalfEven } from '../../images/imageSizes.ts'
import { cropPixels } from '../../images/pixelSteps.ts'
import type { Pixels } from '../../images/resizePixels.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadImageModel } from '../loadImageModel.ts'
import { itemsOf, readTensor, type Numbers } from '../readTensor.ts'

/** Numbers from 0 to 1, plane by plane, as bytes, rounded. */
function toPixels({ data, dims: [channels = 0, height = 0, width = 0] }: Numbers): Pixels {
  const area = width * height
  const pixels = new Uint8Array(area * channels)
  for (let channel = 0; channel < channels; channel += 1) {
    for (let pixel = 0; pixel < area; pixel += 1) {
      const share = Math.min(1, Math.max(0, data[channel * area + pixel] ?? 0))
      pixels[pixel * channels + channel] = roundHalfEven(Math.fround(share * 255))
    }
  }
  return { width, height, channels, data: pixels }
}

/**
 * Runs image-to-image with networks that make images larger (Swin2SR): an image comes back as many times
 * larger as the network makes it, without what it was padded by.
 */
export default defineAdapter<'image-to-image'>({
  async load(spec, options) {
    const { processor, model, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'image-to-image',
      AutoModelForImageToImage,
    )

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output: unknown = await model(stackImages(batch))
          const images = itemsOf(readTensor(output, { names: ['reconstruction'], rank: 4 }))
          return Promise.all(
            images.map(async (image, index) => {
              const pixels = toPixels(image)
              const { width = 1, original = { width: 1, height: 1 } } = batch[index] ?? {}
              const times = pixels.width / width
              const cut = cropPixels(pixels, {
                left: 0,
                top: 0,
                width: Math.round(original.width * times),
                height: Math.round(original.height * times),
              })
              return { image: await encodePng(cut) }
            }),
          )
        })
        return { outputs, warnings: describeIneffective(parameters, {}) }
      },

      dispose,
    }
  },
})
