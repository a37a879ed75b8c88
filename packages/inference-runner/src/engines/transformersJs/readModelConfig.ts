import { AutoConfig } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import type { FileOptions } from './fileOptions.ts'

const prefixes = z.nullish(
  z.catch(z.record(z.string(), z.looseObject({ prefix: z.optional(z.string()) })), {}),
)

const modelConfig = z.looseObject({
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
