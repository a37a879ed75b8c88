import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { always, onlyIf, type EffectRule, type EffectRules } from '../../effects.ts'
import {
  GENERATION_KEYS,
  settingFault,
  type GenerationConfig,
  type GenerationKey,
} from './generationConfig.ts'

/** The parameters of a call that writes texts; what they say wins over the model. */
export type GenerationParameters = Readonly<Record<string, unknown>>

/** The settings that only a model has, as they belong to its vocabulary. */
const OF_MODEL: readonly GenerationKey[] = [
  'bos_token_id',
  'eos_token_id',
  'pad_token_id',
  'decoder_start_token_id',
]

/** Settings of a call that win over others of the model. */
const REPLACES: Partial<Record<GenerationKey, GenerationKey>> = {
  max_length: 'max_new_tokens',
  min_length: 'min_new_tokens',
}

/** What the engine does not do, with the value at which nothing is missed. */
export function missing(neutral?: unknown): EffectRule {
  return onlyIf(false, 'this engine does not have it', neutral)
}

/**
 * The settings that a call asks for.
 *
 * @throws {@link InvalidRequestError} for a value that does not fit its setting.
 */
export function requestedSettings(
  task: TaskId,
  parameters: GenerationParameters,
): GenerationConfig {
  const found: Record<string, unknown> = {}
  for (const name of GENERATION_KEYS) {
    const value = parameters[name]
    if (value === undefined || value === null || OF_MODEL.includes(name)) continue
    const expected = settingFault(name, value)
    if (expected !== undefined) {
      const received = JSON.stringify(value).slice(0, 100)
      const path = `parameters.${name}`
      throw new InvalidRequestError(task, [
        createIssue({ path, code: 'invalid_value', expected, received }),
      ])
    }
    found[name] = value
  }
  // Each value was parsed by the schema of its name.
  return found as GenerationConfig
}

/** What a call asks for, and for the rest what the model says. */
export function mergeSettings(
  requested: GenerationConfig,
  model: GenerationConfig,
): GenerationConfig {
  const kept = { ...model }
  for (const [name, replaced] of Object.entries(REPLACES)) {
    if (Object.hasOwn(requested, name)) delete kept[replaced]
  }
  return { ...kept, ...requested }
}

/** When the parameters of a call have an effect. */
export function generationRules(
  parameters: GenerationParameters,
  settings: GenerationConfig,
): EffectRules {
  const isSampled = settings.do_sample === true
  const isSearched = (settings.num_beams ?? 1) > 1
  const drawn = (neutral?: unknown) => onlyIf(isSampled, 'it needs do_sample: true', neutral)
  const searched = (neutral?: unknown) => onlyIf(isSearched, 'it needs num_beams above 1', neutral)
  return {
    max_length: onlyIf(parameters['max_new_tokens'] === undefined, 'max_new_tokens wins over it'),
    max_new_tokens: always,
    min_length: always,
    min_new_tokens: always,
    do_sample: always,
    temperature: drawn(1),
    top_k: drawn(),
    top_p: drawn(1),
    min_p: drawn(),
    top_h: drawn(),
    typical_p: drawn(1),
    epsilon_cutoff: drawn(0),
    eta_cutoff: drawn(0),
    repetition_penalty: always,
    encoder_repetition_penalty: always,
    no_repeat_ngram_size: always,
    encoder_no_repeat_ngram_size: always,
    bad_words_ids: always,
    sequence_bias: always,
    forced_bos_token_id: always,
    forced_eos_token_id: always,
    exponential_decay_length_penalty: always,
    remove_invalid_values: always,
    suppress_tokens: always,
    begin_suppress_tokens: always,
    stop_strings: always,
    seed: onlyIf(isSampled, 'it needs do_sample: true'),
    num_beams: always,
    early_stopping: searched(false),
    length_penalty: searched(1),
    num_beam_groups: missing(1),
    diversity_penalty: missing(0),
    penalty_alpha: missing(0),
    guidance_scale: missing(1),
    use_cache: onlyIf(false, 'what was read is always kept, which changes no text', true),
  }
}

/** When `num_return_sequences` has an effect. */
export function severalTexts({ do_sample, num_beams = 1 }: GenerationConfig): EffectRule {
  return onlyIf(
    do_sample === true || num_beams > 1,
    'without do_sample: true or num_beams all results would be the same, so there is one',
    1,
  )
}

/**
 * How many texts a call asks for.
 *
 * @throws {@link InvalidRequestError} for more than there are beams.
 */
export function textCount(task: TaskId, settings: GenerationConfig): number {
  const { do_sample, num_beams = 1, num_return_sequences: count = 1 } = settings
  if (num_beams > 1 && count > num_beams) {
    const expected = `at most num_beams, ${num_beams}`
    const path = 'parameters.num_return_sequences'
    throw new InvalidRequestError(task, [
      createIssue({ path, code: 'too_big', expected, received: String(count) }),
    ])
  }
  return do_sample === true || num_beams > 1 ? count : 1
}
