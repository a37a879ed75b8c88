import { AutoFeatureExtractor, FeatureExtractor, Tensor } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { toMono } from '../../sounds/toMono.ts'
import type { SessionOptions } from '../sessionOptions.ts'

const positive = z.number().check(z.gt(0))

/** What the extractors have in common. */
const commonSettings = z.looseObject({
  sampling_rate: positive,
  feature_extractor_type: z.optional(z.string()),
})

const clapSettings = z.looseObject({
  nb_max_samples: positive,
  truncation: z.optional(z.string()),
  padding: z.optional(z.string()),
})

const astSettings = z.looseObject({ max_length: positive })
const whisperSettings = z.looseObject({ n_samples: positive })

const AST = { frame: 400, hop: 160 }

const features = z.record(z.string(), z.instanceof(Tensor))

/** The inputs of a model that hears, by their names. */
export type SoundFeatures = z.infer<typeof features>

/** How the sounds of a call become the inputs of a model. */
export interface SoundReader {
  /** Samples per second that the model hears, in hertz. */
  samplingRate: number
  /** Most samples that it hears; `Infinity` for any number. */
  longest: number
  extractor: FeatureExtractor
  /** One channel at the rate of the model. */
  samplesOf(sound: DecodedAudio): Float32Array
  /** What the feature extractor of the model makes of samples, cut to the longest. */
  featuresOf(samples: Float32Array): Promise<SoundFeatures>
}

/** The sound, again and again until another time would be too much, and silence (`repeatpad`). */
function repeated(samples: Float32Array, length: number, padding: string): Float32Array {
  const padded = new Float32Array(length)
  const times = Math.floor(length / samples.length) + (padding === 'repeat' ? 1 : 0)
  const copies = padding.startsWith('repeat') ? times : 1
  for (let copy = 0; copy < copies; copy += 1) {
    const at = copy * samples.length
    padded.set(samples.subarray(0, length - at), at)
  }
  return padded
}

interface Fitting {
  longest: number
  /** Makes samples, cut already, of the length that the extractor needs. */
  fit?(samples: Float32Array): Float32Array
}

function fittingOf(type: string, config: unknown): Fitting {
  if (type === 'ClapFeatureExtractor') {
    const {
      nb_max_samples,
      truncation = 'fusion',
      padding = 'repeatpad',
    } = z.parse(clapSettings, config)
    if (truncation === 'fusion') {
      throw new ModelOutputError(
        'its sounds are fused (truncation "fusion"), which this engine does not do; export a model with truncation "rand_trunc"',
      )
    }
    return {
      longest: nb_max_samples,
      fit: (samples) => repeated(samples, nb_max_samples, padding),
    }
  }
  if (type === 'ASTFeatureExtractor') {
    const { max_length } = z.parse(astSettings, config)
    return { longest: (max_length - 1) * AST.hop + AST.frame }
  }
  if (type === 'WhisperFeatureExtractor') {
    return { longest: z.parse(whisperSettings, config).n_samples }
  }
  return { longest: Infinity }
}

/**
 * Loads the feature extractor of a model that hears.
 *
 * @throws {@link ModelLoadError} when its `preprocessor_config.json` is missing parts or asks for what
 * no engine does.
 */
export async function loadSoundReader(
  location: string,
  options: SessionOptions,
): Promise<SoundReader> {
  const extractor = await AutoFeatureExtractor.from_pretrained(location, options)
  const settings = z.safeParse(commonSettings, extractor.config)
  if (!settings.success) {
    throw new ModelLoadError(
      options.id,
      'preprocessor_config.json: expected sampling_rate, the samples per second that the model hears.',
    )
  }
  const { sampling_rate: samplingRate, feature_extractor_type: type } = settings.data
  let fitting: Fitting
  try {
    fitting = fittingOf(type ?? extractor.constructor.name, extractor.config)
  } catch (cause) {
    const reason = cause instanceof ModelOutputError ? cause.shortMessage : String(cause)
    throw new ModelLoadError(options.id, `preprocessor_config.json: ${reason}`, cause)
  }
  const { longest, fit = (samples: Float32Array) => samples } = fitting
  return {
    samplingRate,
    longest,
    extractor,
    samplesOf: (sound) => toMono(sound, samplingRate),
    async featuresOf(samples) {
      return z.parse(features, await extractor(fit(samples.subarray(0, longest))))
    },
  }
}

/** Sentences about the sounds that are longer than what the model hears. */
export function describeCutSounds(
  sounds: readonly DecodedAudio[],
  { longest, samplingRate }: SoundReader,
): string[] {
  const limit = longest / samplingRate
  return sounds.flatMap(({ channels: [first], samplingRate: rate }, index) => {
    const seconds = (first?.length ?? 0) / rate
    if (seconds <= limit + 0.01) return []
    const name = sounds.length === 1 ? 'The sound' : `Sound ${index + 1}`
    const [has, hears] = [seconds, limit].map((one) => Number(one.toFixed(2)))
    return [`${name} has ${has} s; the model hears the first ${hears} s only.`]
  })
}
