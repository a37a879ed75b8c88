import type { PreTrainedModel } from '@huggingface/transformers'
import * as z from 'zod/mini'

const absent = z.catch(z.optional(z.number()), undefined)
const tokens = z.catch(z.optional(z.union([z.number(), z.array(z.number())])), undefined)

const generationConfig = z.looseObject({
  max_length: absent,
  max_new_tokens: absent,
  min_length: absent,
  temperature: absent,
  top_k: absent,
  top_p: absent,
  repetition_penalty: absent,
  eos_token_id: tokens,
})

/** What a model's own `generation_config.json` says about writing texts. */
export type GenerationDefaults = z.infer<typeof generationConfig>

/** Reads the model's `generation_config.json`, or what its `config.json` says in its place. */
export function generationDefaults(model: PreTrainedModel): GenerationDefaults {
  const fallback: Record<string, unknown> = { ...model.config }
  const own = model.generation_config
  return z.parse(generationConfig, {
    eos_token_id: fallback['eos_token_id'],
    ...(own === null ? {} : { ...own }),
  })
}

/** The tokens that end a text. */
export function endTokens({ eos_token_id }: GenerationDefaults): Set<number> {
  return new Set([eos_token_id ?? []].flat())
}
