import * as z from 'zod/mini'
import { ModelLoadError } from '../../../errors.ts'
import type { ModelConfig } from '../readModelConfig.ts'

const count = z.catch(z.nullish(z.int().check(z.minimum(0), z.maximum(1_000_000))), undefined)
const factor = z.catch(z.nullish(z.number().check(z.positive())), undefined)
const side = z.catch(
  z.nullish(z.looseObject({ longest_edge: count, shortest_edge: count })),
  undefined,
)
const text = z.catch(z.nullish(z.string()), undefined)

/** What `config.json` says about how a model sees. */
const seeingConfig = z.looseObject({
  vision_config: z.catch(
    z.nullish(z.looseObject({ patch_size: count, image_size: count })),
    undefined,
  ),
  scale_factor: factor,
  vision_feature_select_strategy: text,
})

/** What `processor_config.json` says about how images stand in a prompt. */
const processorConfig = z.looseObject({
  image_token: z.catch(
    z.nullish(z.union([z.string(), z.looseObject({ content: z.string() })])),
    undefined,
  ),
  patch_size: count,
  num_additional_image_tokens: count,
  vision_feature_select_strategy: text,
  image_seq_len: count,
})

/** What `preprocessor_config.json` says about the pieces that an image is cut into. */
const piecesConfig = z.looseObject({
  size: side,
  max_image_size: side,
  do_image_splitting: z.catch(z.nullish(z.boolean()), undefined),
  patch_size: count,
  temporal_patch_size: count,
  merge_size: count,
  min_pixels: count,
  max_pixels: count,
})

/** What the files of a model say about how it sees. */
export interface VisionSettings {
  config: z.infer<typeof seeingConfig>
  processor: z.infer<typeof processorConfig>
  pieces: z.infer<typeof piecesConfig>
  /** What stands for one image in a prompt, if the model says so. */
  imageToken: string | undefined
  /** A value that has to be there. */
  needed<Value>(value: Value | null | undefined, name: string): Value
}

/** Reads what the three files say, of which the last two may be missing. */
export function readVisionSettings(
  model: string,
  config: ModelConfig,
  { processor, preprocessor }: { processor: unknown; preprocessor: unknown },
): VisionSettings {
  const parsed = z.parse(processorConfig, { ...Object(processor) })
  const { image_token } = parsed
  return {
    config: z.parse(seeingConfig, config),
    processor: parsed,
    pieces: z.parse(piecesConfig, { ...Object(preprocessor) }),
    imageToken: typeof image_token === 'string' ? image_token : image_token?.content,
    needed(value, name) {
      if (value !== null && value !== undefined) return value
      throw new ModelLoadError(model, `${name} is missing: it says how images stand in a prompt.`)
    },
  }
}
