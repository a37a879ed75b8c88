import { AutoConfig } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import type { FileOptions } from './fileOptions.ts'

const prefixes = z.nullish(
  z.catch(z.record(z.string(), z.looseObject({ prefix: z.optional(z.string()) })), {}),
)

const MAX_LAYERS = 10_000
const layersExpected = `expected a whole number from 0 to ${MAX_LAYERS}`
// The library makes a cache for each layer before it looks at the graph.
const layers = z.nullish(
  z.int(layersExpected).check(z.gte(0, layersExpected), z.lte(MAX_LAYERS, layersExpected)),
)

const MAX_DATA_FILES = 1000
const filesExpected = `expected at most ${MAX_DATA_FILES} data files of a graph`
const dataFiles = z.union(
  [z.boolean(), z.int().check(z.gte(0), z.lte(MAX_DATA_FILES, filesExpected))],
  filesExpected,
)
const librarySettings = z.looseObject({
  use_external_data_format: z.nullish(
    z.union([dataFiles, z.record(z.string(), dataFiles)], filesExpected),
  ),
})

const modelConfig = z.looseObject({
  'transformers.js_config': z.nullish(librarySettings),
  num_hidden_layers: layers,
  num_layers: layers,
  n_layer: layers,
  n_layers: layers,
  encoder_layers: layers,
  decoder_layers: layers,
  num_decoder_layers: layers,
  model_type: z.string(),
  id2label: z.nullish(z.record(z.string(), z.coerce.string())),
  problem_type: z.nullish(z.string()),
  max_position_embeddings: z.nullish(z.number()),
  prefix: z.nullish(z.string()),
  task_specific_params: prefixes,
})

/** The parts of a model's `config.json` that adapters decide by. */
export type ModelConfig = z.infer<typeof modelConfig>

/**
 * Reads the `config.json` of a model.
 *
 * @throws {@link ModelLoadError} when there is none or it names no `model_type`.
 */
export async function readModelConfig(
  { id, location }: HuggingFaceSpec,
  files: FileOptions,
): Promise<ModelConfig> {
  const raw = await AutoConfig.from_pretrained(location, files)
  const parsed = z.safeParse(modelConfig, { ...raw })
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new ModelLoadError(id, `config.json does not fit: ${reasons.join('; ')}`)
}

/** The names of the classes, by their position in the model's output. */
export function labelsOf(config: ModelConfig, count: number): string[] {
  return Array.from({ length: count }, (_, index) => config.id2label?.[index] ?? `LABEL_${index}`)
}
