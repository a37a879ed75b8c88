import {
  AutoFeatureExtractor,
  AutoModelForAudioTextToText,
  AutoTokenizer,
  Tensor,
} from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { toMono } from '../../sounds/toMono.ts'
import { findTemplate } from '../generation/chat/chatTemplate.ts'
import type { ModelInputs } from '../generation/Decoder.ts'
import { createTextModel, type TextModel } from '../generation/textModel.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'

const MODEL_TYPE = 'voxtral'
/** What stands before the places of a sound, in vocabularies that have it. */
const BEGIN = '[BEGIN_AUDIO]'

const count = z.int().check(z.gte(1), z.lte(1_000_000))
const soundConfig = z.looseObject({
  audio_token_id: z.int().check(z.gte(0)),
  audio_config: z.looseObject({
    max_source_positions: count,
    hidden_size: z.optional(count),
    d_model: z.optional(count),
    intermediate_size: z.optional(count),
    encoder_ffn_dim: z.optional(count),
  }),
})
const extractorConfig = z.looseObject({ sampling_rate: count, n_samples: count })
const extracted = z.looseObject({ input_features: z.instanceof(Tensor) })

/** A model that writes about sounds. */
export interface SoundTextModel {
  textModel: TextModel
  hasTemplate: boolean
  memoryBytes: number
  /** What stands for one sound in a prompt, such as `[AUDIO]`. */
  token: string
  /** What stands in the prompt for a sound in place of its token, and what the encoder takes. */
  hear(sound: DecodedAudio): Promise<{ words: string; inputs: ModelInputs }>
}

function refusal(modelType: string): string | undefined {
  return modelType === MODEL_TYPE
    ? undefined
    : `it runs models of the type "${MODEL_TYPE}" for it, not "${modelType}": transformers.js has no class for Qwen2-Audio, and its Ultravox and Granite Speech have not been compared with Python`
}

/** Frames of all of a sound, cut into pieces of the length that the encoder takes: pieces × bins × frames. */
function cutFrames(features: Tensor, frames: number): Tensor {
  const [, bins = 0, all = 0] = features.dims
  const { data } = features
  if (!(data instanceof Float32Array) || all % frames !== 0) {
    throw new ModelOutputError(`its feature extractor gives ${all} frames, not pieces of ${frames}`)
  }
  const pieces = all / frames
  const cut = new Float32Array(data.length)
  for (let piece = 0; piece < pieces; piece += 1) {
    for (let bin = 0; bin < bins; bin += 1) {
      const start = bin * all + piece * frames
      cut.set(data.subarray(start, start + frames), (piece * bins + bin) * frames)
    }
  }
  return new Tensor('float32', cut, [pieces, bins, frames])
}

/**
 * Loads a model that writes about sounds, in the way of Voxtral: three graphs, `audio_encoder`, `embed_tokens` and
 * `decoder_model_merged`, with its tokenizer, chat template and feature extractor. A sound is padded to whole
 * pieces of the length that the encoder takes, as `VoxtralProcessor` of Transformers does.
 *
 * @throws {@link ModelLoadError} for a model of another type, or whose files are missing or broken.
 */
export async function loadSoundTextModel(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<SoundTextModel> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal,
    async read(location, files, session) {
      const [tokenizer, extractor] = await Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        AutoFeatureExtractor.from_pretrained(location, session),
      ])
      const model = await loadModel(AutoModelForAudioTextToText, location, session)
      return { tokenizer, extractor, model }
    },
  })
  const { tokenizer, extractor, model } = parts
  try {
    const { success, data, error } = z.safeParse(soundConfig, config)
    if (!success) throw new ModelLoadError(spec.id, `config.json: ${z.prettifyError(error)}`)
    const { audio_token_id, audio_config } = data
    const settings = z.safeParse(extractorConfig, extractor.config)
    if (!settings.success) {
      const reason = z.prettifyError(settings.error)
      throw new ModelLoadError(spec.id, `preprocessor_config.json: ${reason}`)
    }
    const { sampling_rate, n_samples } = settings.data
    // Of a long sound all frames are wanted, not those of the first piece alone.
    Object.assign(extractor.config, { nb_max_frames: Infinity })
    const { max_source_positions: positions } = audio_config
    const width = audio_config.hidden_size ?? audio_config.d_model ?? 1280
    const places =
      (positions * width) / (audio_config.intermediate_size ?? audio_config.encoder_ffn_dim ?? 5120)
    if (!Number.isInteger(places)) {
      throw new ModelLoadError(
        spec.id,
        `config.json: audio_config: max_source_positions × hidden_size is expected to be a multiple of intermediate_size.`,
      )
    }
    const token = tokenizer.decode([audio_token_id], { skip_special_tokens: false })
    const hasBegin = tokenizer.encode(BEGIN, { add_special_tokens: false }).length === 1
    const hasTemplate = await findTemplate(spec, tokenizer)
    const textModel = createTextModel(tokenizer, model, config)
    for (const warning of textModel.warnings) options.onWarning?.(warning)
    return {
      textModel,
      hasTemplate,
      memoryBytes,
      token,
      async hear(sound) {
        const samples = toMono(sound, sampling_rate)
        const pieces = Math.max(1, Math.ceil(samples.length / n_samples))
        const features: unknown = await extractor(samples, { max_length: pieces * n_samples })
        // The second convolution of the encoder takes every other frame.
        const audio_values = cutFrames(z.parse(extracted, features).input_features, 2 * positions)
        const [heard = 0] = audio_values.dims
        const words = (hasBegin ? BEGIN : '') + token.repeat(heard * places)
        return { words, inputs: { audio_values } }
      },
    }
  } catch (error) {
    await model.dispose()
    throw error
  }
}
