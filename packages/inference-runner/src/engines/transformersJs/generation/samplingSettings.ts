import { always, onlyIf, type EffectRule, type EffectRules } from '../../effects.ts'
import type { SamplingSettings } from './sampleToken.ts'
import type { GenerationDefaults } from './generationDefaults.ts'

/** Used when neither the call nor the model says how many tokens to choose from (as Transformers). */
const DEFAULT_TOP_K = 50

/** The parameters that say how the next token is chosen. */
export interface SamplingParameters {
  do_sample?: boolean | undefined
  temperature?: number | undefined
  top_k?: number | undefined
  top_p?: number | undefined
  seed?: number | undefined
}

/** The settings for drawing tokens; `undefined` when the most probable token is taken. */
export function samplingSettings(
  parameters: SamplingParameters,
  defaults: GenerationDefaults,
): SamplingSettings | undefined {
  if (parameters.do_sample !== true) return undefined
  return {
    temperature: parameters.temperature ?? defaults.temperature ?? 1,
    topK: (parameters.top_k ?? defaults.top_k ?? DEFAULT_TOP_K) || Infinity,
    topP: parameters.top_p ?? defaults.top_p ?? 1,
    seed: parameters.seed,
  }
}

/** What the engine does not do, with the value at which nothing is missed. */
export function missing(neutral?: unknown): EffectRule {
  return onlyIf(false, 'this engine does not have it', neutral)
}

/** When the parameters of generation have an effect. */
export function generationRules(
  parameters: SamplingParameters & { max_new_tokens?: number | undefined },
): EffectRules {
  const isSampled = parameters.do_sample === true
  const reason = 'it needs do_sample: true'
  return {
    max_length: onlyIf(parameters.max_new_tokens === undefined, 'max_new_tokens wins over it'),
    max_new_tokens: always,
    min_length: always,
    min_new_tokens: always,
    do_sample: always,
    temperature: onlyIf(isSampled, reason, 1),
    top_k: onlyIf(isSampled, reason),
    top_p: onlyIf(isSampled, reason, 1),
    repetition_penalty: always,
    seed: onlyIf(isSampled, reason),
    typical_p: missing(1),
    epsilon_cutoff: missing(0),
    eta_cutoff: missing(0),
    num_beams: missing(1),
    num_beam_groups: missing(1),
    early_stopping: missing(false),
    penalty_alpha: missing(0),
    use_cache: missing(true),
  }
}
