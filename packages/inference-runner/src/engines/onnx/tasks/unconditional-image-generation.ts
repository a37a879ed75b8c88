import sharp from 'sharp'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { denoise } from '../diffusion/denoise.ts'
import { gaussianNoise } from '../diffusion/gaussianNoise.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { SignedGraph, type BoundInput } from '../SignedGraph.ts'
import { sizeOf } from '../values.ts'

const NOISE = 'noise'
const TIMESTEP = 'timestep'
/** diffusers' default for DDIM. */
const STEPS = 50

/** The dimensions of the noise: those of the graph, with the signature's for those that it leaves open. */
function noiseDims({ info, signature }: BoundInput, id: string): number[] {
  return info.shape.map((size, at) => {
    const known = size ?? signature.shape?.[at] ?? (at === 0 ? 1 : undefined)
    if (typeof known === 'number') return known
    throw new ModelLoadError(
      id,
      `The graph leaves the size of "${info.name}" open: declare its "shape" in the signature.`,
    )
  })
}

/** Writes an image of numbers from −1 to 1, channels first or last, as PNG. */
async function encode(
  numbers: readonly number[] | Float64Array,
  dims: readonly number[],
): Promise<Uint8Array> {
  const [a = 0, b = 0, c = 0] = dims.slice(-3)
  const isFirst = a === 1 || a === 3
  const [channels, height, width] = isFirst ? [a, b, c] : [c, a, b]
  if (channels !== 1 && channels !== 3) {
    throw new ModelOutputError(
      `an image of 1 or 3 channels is expected, not of [${dims.join(', ')}]`,
    )
  }
  const area = width * height
  const pixels = new Uint8Array(area * channels)
  for (let pixel = 0; pixel < area; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const value = numbers[isFirst ? channel * area + pixel : pixel * channels + channel] ?? 0
      const part = Math.min(1, Math.max(0, value / 2 + 0.5))
      pixels[pixel * channels + channel] = Math.round(part * 255)
    }
  }
  const image = sharp(pixels, { raw: { width, height, channels } })
  return new Uint8Array(await image.png().toBuffer())
}

/**
 * Runs unconditional-image-generation with the graph of a generator, which makes an image out of noise at
 * once, or of a diffusion model, which has an input for the time step and is run step by step with
 * DDIM. Images come as numbers from −1 to 1, channels first or last.
 *
 * The signature's settings for diffusion: `trainSteps`, `betaStart`, `betaEnd`, `betaSchedule`, `prediction`
 * and `inferenceSteps` (default 50).
 */
export default defineAdapter<'unconditional-image-generation', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, ({ name, shape }) =>
      shape.length >= 2 && !/^t(ime_?steps?)?$/i.test(name) ? NOISE : TIMESTEP,
    )
    const { settings = {} } = signed.signature
    const output = signed.outputFor('image')
    const input = signed.inputs.find(({ from }) => from.includes(NOISE))
    if (input === undefined)
      throw new ModelLoadError(spec.id, 'No input of the graph gets "noise".')
    const dims = noiseDims(input, spec.id)
    const isDiffusion = signed.inputs.some(({ from }) => from.includes(TIMESTEP))

    async function once(sample: Float64Array, timestep: number) {
      const { outputs } = await signed.run(
        { [NOISE]: { dims, data: sample }, [TIMESTEP]: { dims: [], data: [timestep] } },
        { outputs: [output.name] },
      )
      const values = outputs[output.name]
      return { numbers: finiteNumbers(values, output.name), dims: values?.dims ?? [] }
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { trainSteps = 1000 } = settings
        const { num_inference_steps: wanted = settings.inferenceSteps ?? STEPS } = parameters
        const { seed = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) } = parameters
        const steps = Math.min(wanted, trainSteps)
        const outputs = []
        for (const [index] of inputs.entries()) {
          const noise = gaussianNoise(sizeOf(dims), seed + index)
          if (isDiffusion) {
            const image = await denoise(noise, steps, settings, async (sample, timestep) => {
              signal.throwIfAborted()
              return (await once(sample, timestep)).numbers
            })
            outputs.push({ image: await encode(image, dims) })
          } else {
            const image = await once(noise, 0)
            outputs.push({ image: await encode(image.numbers, image.dims) })
          }
        }
        const reason = isDiffusion
          ? `the model was trained with ${trainSteps} steps`
          : 'the model makes its image at once'
        const rules = {
          seed: always,
          num_inference_steps: onlyIf(isDiffusion && wanted <= trainSteps, reason),
        }
        return { outputs, warnings: describeIneffective(parameters, rules) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
