import type { PreTrainedModel } from '@huggingface/transformers'
import { MAX_BEAMS, MAX_GENERATED_TOKENS, MAX_RETURN_SEQUENCES } from '@taskmesh/tasks'
import * as z from 'zod/mini'

/** Most tokens that a setting lists: as many as the largest vocabularies have. */
const MAX_TOKENS = 1_000_000
/** Most groups of tokens that a setting lists. */
const MAX_GROUPS = 10_000
const MAX_STOPS = 256
const MAX_STOP_LENGTH = 10_000

const token = z.int().check(z.gte(0))
const tokens = z.array(token).check(z.maxLength(MAX_TOKENS))
const count = z.int().check(z.gte(0), z.lte(MAX_GENERATED_TOKENS))
const stop = z.string().check(z.maxLength(MAX_STOP_LENGTH))
const share = z.number().check(z.gte(0), z.lte(1))
const positive = z.number().check(z.gt(0))
const oneOrMore = z.union([token, tokens])

/**
 * What can be said about writing texts, with the names of Transformers' `GenerationConfig`: in a model's
 * `generation_config.json`, or in the parameters of a call.
 */
const FIELDS = {
  max_length: count,
  max_new_tokens: count,
  min_length: count,
  min_new_tokens: count,
  early_stopping: z.union([z.boolean(), z.literal('never')]),
  do_sample: z.boolean(),
  num_beams: z.int().check(z.gte(1), z.lte(MAX_BEAMS)),
  num_return_sequences: z.int().check(z.gte(1), z.lte(MAX_RETURN_SEQUENCES)),
  temperature: z.number().check(z.gte(0)),
  top_k: count,
  top_p: share,
  min_p: share,
  top_h: share,
  typical_p: share,
  epsilon_cutoff: share,
  eta_cutoff: share,
  repetition_penalty: positive,
  encoder_repetition_penalty: positive,
  length_penalty: z.number(),
  no_repeat_ngram_size: count,
  encoder_no_repeat_ngram_size: count,
  bad_words_ids: z.array(tokens).check(z.maxLength(MAX_GROUPS)),
  sequence_bias: z.array(z.tuple([tokens, z.number()])).check(z.maxLength(MAX_GROUPS)),
  forced_bos_token_id: token,
  forced_eos_token_id: oneOrMore,
  exponential_decay_length_penalty: z.tuple([count, z.number()]),
  remove_invalid_values: z.boolean(),
  suppress_tokens: tokens,
  begin_suppress_tokens: tokens,
  stop_strings: z.union([stop, z.array(stop).check(z.maxLength(MAX_STOPS))]),
  bos_token_id: token,
  eos_token_id: oneOrMore,
  pad_token_id: oneOrMore,
  decoder_start_token_id: oneOrMore,
} as const

type Fields = typeof FIELDS

/** Settings for writing texts, with the names of Transformers' `GenerationConfig`. */
export type GenerationConfig = { [Name in keyof Fields]?: z.infer<Fields[Name]> | undefined }

/** A setting of {@link GenerationConfig}. */
export type GenerationKey = keyof Fields

/** The names of all settings. */
// The keys are those of the object above.
export const GENERATION_KEYS = Object.keys(FIELDS) as GenerationKey[]

/** Values that change nothing, of settings that this engine does not have. */
const UNKNOWN_SETTINGS: Readonly<Record<string, readonly unknown[]>> = {
  num_beam_groups: [1],
  diversity_penalty: [0],
  penalty_alpha: [0],
  dola_layers: [],
  constraints: [],
  force_words_ids: [],
  guidance_scale: [1],
  watermarking_config: [],
  renormalize_logits: [false],
  max_time: [],
  forced_decoder_ids: [],
  prompt_lookup_num_tokens: [],
  token_healing: [false],
  low_memory: [false],
}

/** What a model says about writing texts. */
export interface ModelGeneration {
  config: GenerationConfig
  /** Sentences about what it says that has no effect here. */
  warnings: string[]
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function without(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** The settings in an object, each read by itself. */
function readFields(values: Record<string, unknown>, file: string): ModelGeneration {
  const config: Record<string, unknown> = {}
  const warnings: string[] = []
  for (const name of GENERATION_KEYS) {
    if (values[name] === undefined) continue
    const parsed = z.safeParse(FIELDS[name], values[name])
    if (parsed.success) config[name] = parsed.data
    else
      warnings.push(`The setting "${name}" of the model’s ${file} had no effect: it is malformed.`)
  }
  for (const [name, neutral] of Object.entries(UNKNOWN_SETTINGS)) {
    const value = values[name]
    if (value === undefined || neutral.includes(value)) continue
    warnings.push(
      `The setting "${name}" of the model’s ${file} had no effect: this engine does not have it.`,
    )
  }
  // Each value was parsed by the schema of its name.
  return { config: config as GenerationConfig, warnings }
}

/**
 * Reads what a model says about writing texts: its `generation_config.json`, or if there is none, what its
 * `config.json` says, outside and then inside of its decoder's part, as Transformers does.
 */
export function modelGeneration(model: PreTrainedModel): ModelGeneration {
  const config = without(record(model.config))
  const inner = without(record(config['decoder'] ?? config['text_config']))
  const own = model.generation_config
  // A folder without the file may give an empty object.
  if (own === null || Object.keys(own).length === 0)
    return readFields({ ...inner, ...config }, 'config.json')
  const start = { decoder_start_token_id: config['decoder_start_token_id'] }
  return readFields({ ...start, ...without(record(own)) }, 'generation_config.json')
}

/** What was expected in the place of a value that does not fit its setting; `undefined` for one that does. */
export function settingFault(name: GenerationKey, value: unknown): string | undefined {
  const { success, error } = z.safeParse(FIELDS[name], value)
  if (success) return undefined
  const [issue] = error.issues
  if (issue?.code === 'too_big') return `at most ${issue.maximum}`
  if (issue?.code === 'too_small') return `at least ${issue.minimum}`
  return `a value of Transformers’ ${name}`
}
