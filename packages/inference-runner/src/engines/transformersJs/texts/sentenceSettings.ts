import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { readSettings } from './readSettings.ts'

/** How the vectors of tokens become one, in the words of sentence-transformers. */
const POOLINGS = [
  'cls',
  'lasttoken',
  'max',
  'mean',
  'mean_sqrt_len_tokens',
  'weightedmean',
] as const

/** How the vectors of tokens become one: each of these gives a part of the vector. */
export type Pooling = (typeof POOLINGS)[number]

/** How two vectors are compared. */
const SIMILARITIES = ['cosine', 'dot', 'dot_score', 'euclidean', 'manhattan'] as const

/** How two vectors are compared. */
export type Similarity = (typeof SIMILARITIES)[number]

/** What a model says of the vectors that it makes, in the files of sentence-transformers. */
export interface SentenceSettings {
  /** Whether the folder has such files at all. */
  isSentenceModel: boolean
  poolings: readonly Pooling[]
  /** Whether the tokens of a prompt count. */
  includePrompt: boolean
  normalize: boolean
  prompts: Readonly<Record<string, string>>
  defaultPrompt: string | undefined
  similarity: Similarity
  maxLength: number
  lowerCase: boolean
}

const MODULE_PATH = /^[\w.-]{1,100}$/
const moduleList = z
  .array(z.looseObject({ path: z.string(), type: z.string() }))
  .check(z.maxLength(20))
const flag = z.catch(z._default(z.boolean(), false), false)
const poolingConfig = z.looseObject({
  pooling_mode: z.optional(z.union([z.enum(POOLINGS), z.array(z.enum(POOLINGS))])),
  include_prompt: z._default(z.boolean(), true),
  pooling_mode_cls_token: flag,
  pooling_mode_lasttoken: flag,
  pooling_mode_max_tokens: flag,
  pooling_mode_mean_tokens: flag,
  pooling_mode_mean_sqrt_len_tokens: flag,
  pooling_mode_weightedmean_tokens: flag,
})
const sentenceConfig = z.looseObject({
  prompts: z.catch(z._default(z.record(z.string(), z.string()), {}), {}),
  default_prompt_name: z.catch(z.nullish(z.string()), undefined),
  similarity_fn_name: z.catch(z.nullish(z.enum(SIMILARITIES)), undefined),
})
const transformerConfig = z.looseObject({
  max_seq_length: z.catch(z.nullish(z.number()), undefined),
  do_lower_case: flag,
})

function parse<Output>(
  spec: HuggingFaceSpec,
  name: string,
  schema: z.ZodMiniType<Output>,
  value: unknown,
): Output {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ModelLoadError(
    spec.id,
    `${name} does not fit: ${issue?.path.join('.')}: ${issue?.message}`,
  )
}

/** In the order in which sentence-transformers puts them together. */
function poolingsOf(config: z.infer<typeof poolingConfig>): Pooling[] {
  const { pooling_mode } = config
  if (pooling_mode !== undefined) return [pooling_mode].flat()
  const flags: [boolean, Pooling][] = [
    [config.pooling_mode_cls_token, 'cls'],
    [config.pooling_mode_max_tokens, 'max'],
    [config.pooling_mode_mean_tokens, 'mean'],
    [config.pooling_mode_mean_sqrt_len_tokens, 'mean_sqrt_len_tokens'],
    [config.pooling_mode_weightedmean_tokens, 'weightedmean'],
    [config.pooling_mode_lasttoken, 'lasttoken'],
  ]
  const chosen = flags.flatMap(([isOn, name]) => (isOn ? [name] : []))
  return chosen.length === 0 ? ['mean'] : chosen
}

/**
 * Reads `modules.json`, `1_Pooling/config.json`, `config_sentence_transformers.json` and
 * `sentence_bert_config.json`. A model without them gets the mean of its tokens, as in
 * sentence-transformers.
 *
 * @throws {@link ModelLoadError} for files that do not fit, or a module that has weights of its own,
 * which no ONNX graph in the folder holds.
 */
export async function readSentenceSettings(
  spec: HuggingFaceSpec,
  hasSentenceOutput: boolean,
): Promise<SentenceSettings> {
  const raw = await readSettings(spec, 'modules.json')
  const [config, transformer] = await Promise.all([
    readSettings(spec, 'config_sentence_transformers.json'),
    readSettings(spec, 'sentence_bert_config.json'),
  ])
  const { prompts, default_prompt_name, similarity_fn_name } = parse(
    spec,
    'config_sentence_transformers.json',
    sentenceConfig,
    config ?? {},
  )
  const { max_seq_length, do_lower_case } = parse(
    spec,
    'sentence_bert_config.json',
    transformerConfig,
    transformer ?? {},
  )
  const shared = {
    prompts,
    defaultPrompt: default_prompt_name ?? undefined,
    similarity: similarity_fn_name ?? 'cosine',
    maxLength: max_seq_length ?? Infinity,
    lowerCase: do_lower_case,
  } as const
  if (raw === undefined) {
    return {
      ...shared,
      isSentenceModel: false,
      poolings: ['mean'],
      includePrompt: true,
      normalize: false,
    }
  }
  const modules = parse(spec, 'modules.json', moduleList, raw)
  const kinds = modules.map(({ type }) => type.split('.').at(-1) ?? '')
  const unknown = kinds.find((kind) => !['Transformer', 'Pooling', 'Normalize'].includes(kind))
  if (unknown !== undefined && !hasSentenceOutput) {
    throw new ModelLoadError(
      spec.id,
      `modules.json has a module ${unknown}, whose weights are not in the graph. Export the whole model, with an output sentence_embedding: optimum-cli export onnx --library sentence_transformers.`,
    )
  }
  const path = modules[kinds.indexOf('Pooling')]?.path
  if (path !== undefined && (!MODULE_PATH.test(path) || path.startsWith('.'))) {
    throw new ModelLoadError(
      spec.id,
      `modules.json names ${JSON.stringify(path)}, which is no folder.`,
    )
  }
  const name = `${path}/config.json`
  const pooling = parse(
    spec,
    name,
    poolingConfig,
    path === undefined ? {} : ((await readSettings(spec, name)) ?? {}),
  )
  return {
    ...shared,
    isSentenceModel: true,
    poolings: poolingsOf(pooling),
    includePrompt: pooling.include_prompt,
    normalize: kinds.includes('Normalize'),
  }
}
