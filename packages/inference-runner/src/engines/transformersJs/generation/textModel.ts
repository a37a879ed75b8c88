import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers'
import type { ModelConfig } from '../readModelConfig.ts'
import { endTokens, generationDefaults, type GenerationDefaults } from './generationDefaults.ts'

/** A loaded model that writes texts, with what is known about it. */
export interface TextModel {
  tokenizer: PreTrainedTokenizer
  model: PreTrainedModel
  config: ModelConfig
  defaults: GenerationDefaults
  endTokens: ReadonlySet<number>
}

/** Puts a tokenizer and a model together. */
export function createTextModel(
  tokenizer: PreTrainedTokenizer,
  model: PreTrainedModel,
  config: ModelConfig,
): TextModel {
  const defaults = generationDefaults(model)
  return { tokenizer, model, config, defaults, endTokens: endTokens(defaults) }
}
