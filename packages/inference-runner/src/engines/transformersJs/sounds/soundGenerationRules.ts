import type { EffectRules } from '../../effects.ts'
import { missing } from '../generation/generationSettings.ts'

/** The parameters of writing token by token, for models that do not, or not under a caller's rules. */
export const NOT_BY_TOKENS: EffectRules = {
  do_sample: missing(false),
  temperature: missing(1),
  top_k: missing(),
  top_p: missing(1),
  repetition_penalty: missing(1),
  seed: missing(),
  max_length: missing(),
  max_new_tokens: missing(),
  min_length: missing(0),
  min_new_tokens: missing(0),
  num_beams: missing(1),
  num_beam_groups: missing(1),
  early_stopping: missing(false),
  penalty_alpha: missing(0),
  typical_p: missing(1),
  epsilon_cutoff: missing(0),
  eta_cutoff: missing(0),
  use_cache: missing(true),
}
