import type { OnnxSignature } from '../../../engine/onnxSignature.ts'

type Settings = NonNullable<OnnxSignature['settings']>

/** How a diffusion model was trained; the defaults are those of diffusers' schedulers. */
export type DiffusionSettings = Pick<
  Settings,
  'trainSteps' | 'betaStart' | 'betaEnd' | 'betaSchedule' | 'prediction'
>

/** Variance of the noise that each step of training adds. */
function betas(settings: DiffusionSettings): number[] {
  const {
    trainSteps = 1000,
    betaStart = 0.0001,
    betaEnd = 0.02,
    betaSchedule = 'linear',
  } = settings
  const between = (from: number, to: number, step: number) =>
    from + ((to - from) * step) / Math.max(1, trainSteps - 1)
  const cosine = (part: number) => Math.cos((((part + 0.008) / 1.008) * Math.PI) / 2) ** 2
  return Array.from({ length: trainSteps }, (_, step) => {
    if (betaSchedule === 'linear') return between(betaStart, betaEnd, step)
    if (betaSchedule === 'scaled_linear') {
      return between(Math.sqrt(betaStart), Math.sqrt(betaEnd), step) ** 2
    }
    return Math.min(1 - cosine((step + 1) / trainSteps) / cosine(step / trainSteps), 0.999)
  })
}

/** The share of the image that is left after each step of training: the product of 1 − β so far. */
function alphasOf(settings: DiffusionSettings): number[] {
  let product = 1
  return betas(settings).map((beta) => (product *= 1 - beta))
}

/** The image without noise and the noise, by what the model predicts. */
function split(
  sample: number,
  predicted: number,
  alpha: number,
  prediction: NonNullable<Settings['prediction']>,
): { image: number; noise: number } {
  const [keep, add] = [Math.sqrt(alpha), Math.sqrt(1 - alpha)]
  if (prediction === 'sample') return { image: predicted, noise: (sample - keep * predicted) / add }
  if (prediction === 'v_prediction') {
    return { image: keep * sample - add * predicted, noise: keep * predicted + add * sample }
  }
  return { image: (sample - add * predicted) / keep, noise: predicted }
}

/**
 * Makes an image out of noise by deterministic DDIM (Song et al. 2021, equation 12 with η = 0), as
 * diffusers' `DDIMScheduler` does with its defaults: leading time steps, images clipped to −1 to 1, and
 * no noise left after the last step.
 *
 * @param noise - numbers of a standard normal distribution.
 * @param predict - the model: what it predicts for a sample at a time step of training.
 * @returns the image, from −1 to 1, in the dimensions of the noise.
 */
export async function denoise(
  noise: Float64Array,
  steps: number,
  settings: DiffusionSettings,
  predict: (sample: Float64Array, timestep: number) => Promise<ArrayLike<number>>,
): Promise<Float64Array> {
  const { trainSteps = 1000, prediction = 'epsilon' } = settings
  const alphas = alphasOf(settings)
  const stride = Math.floor(trainSteps / steps)
  let sample = noise
  for (let step = steps - 1; step >= 0; step--) {
    const timestep = step * stride
    const predicted = await predict(sample, timestep)
    const alpha = alphas[timestep] ?? 1
    const before = alphas[timestep - stride] ?? 1
    sample = sample.map((value, index) => {
      const { image, noise: rest } = split(value, predicted[index] ?? NaN, alpha, prediction)
      const clipped = Math.min(1, Math.max(-1, image))
      return Math.sqrt(before) * clipped + Math.sqrt(1 - before) * rest
    })
  }
  return sample
}
