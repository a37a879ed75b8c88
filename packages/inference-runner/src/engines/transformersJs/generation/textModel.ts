import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers'
import type { ModelConfig } from '../readModelConfig.ts'
import { correctByteFallback } from './byteFallback.ts'
import { modelGeneration, type GenerationConfig } from './generationConfig.ts'
import { positionLimit } from './positions.ts'

/** A loaded model that writes texts, with what is known about it. */
export interface TextModel {
  tokenizer: PreTrainedTokenizer
  model: PreTrainedModel
  config: ModelConfig
  /** What the model says about writing. */
  defaults: GenerationConfig
  /** Sentences about what it says that has no effect. */
  warnings: readonly string[]
  /** The tokens that end a text. */
  endTokens: ReadonlySet<number>
  /** Most tokens of a sequence that it writes. */
  positions: number
}

/** Puts a tokenizer and a model together. */
export function createTextModel(
  tokenizer: PreTrainedTokenizer,
  model: PreTrainedModel,
  config: ModelConfig,
): TextModel {
  correctByteFallback(tokenizer)
  const { config: defaults, warnings } = modelGeneration(model)
  const endTokens = new Set([defaults.eos_token_id ?? []].flat())
  const positions = positionLimit(config)
  return { tokenizer, model, config, defaults, warnings, endTokens, positions }
}
