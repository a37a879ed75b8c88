import {
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers'
import type { TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { isDynamicallyQuantized } from '../dynamicQuantization.ts'
import { loadParts } from '../loadParts.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import type { SessionOptions } from '../sessionOptions.ts'
import { unsupported } from '../unsupported.ts'
import { InputEncoder, type EncodedRow, type EncodedToken } from './InputEncoder.ts'
import { longestInput } from './positionLimit.ts'
import { toFeeds } from './toFeeds.ts'

/** A class of transformers.js that makes models of one kind. */
export interface TextModelClass {
  supports(modelType: string): boolean
  from_pretrained(location: string, options: SessionOptions): Promise<PreTrainedModel>
}

/** A model that reads texts, with what makes its inputs. */
export interface EncoderModel {
  tokenizer: PreTrainedTokenizer
  config: ModelConfig
  encoder: InputEncoder
  /** What its graph gives. */
  outputNames: readonly string[]
  /** Most tokens that it reads at once; `Infinity` when nothing bounds it. */
  limit: number
  memoryBytes: number
  /** False for weights whose results depend on what else runs at once. */
  isBatchable: boolean
  /** Runs rows of tokens at once. */
  forward(rows: readonly (readonly EncodedToken[])[]): Promise<unknown>
  dispose(): Promise<void>
}

const sessionNames = z.object({
  inputNames: z.array(z.string()),
  outputNames: z.array(z.string()),
})

/**
 * Loads a tokenizer and a model that reads texts with one graph.
 *
 * @throws ModelLoadError for a model that the class does not make, or files that are missing or broken.
 */
export async function loadTextModel(
  spec: HuggingFaceSpec,
  options: LoadOptions,
  task: TaskId,
  modelClass: TextModelClass,
): Promise<EncoderModel> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal: unsupported(task, modelClass),
    read: (location, files, session) =>
      Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        modelClass.from_pretrained(location, session),
        session.dtype,
      ]),
  })
  const [tokenizer, model, dtype] = parts
  const encoder = new InputEncoder(tokenizer)
  const { inputNames, outputNames } = z.parse(sessionNames, model.sessions['model'])
  const { paddingSide } = encoder
  const padToken = tokenizer.pad_token_id ?? 0
  return {
    tokenizer,
    config,
    encoder,
    outputNames,
    limit: longestInput(tokenizer, config),
    memoryBytes,
    isBatchable: !isDynamicallyQuantized(dtype),
    forward: (rows) => model(toFeeds(rows, { inputNames, padToken, paddingSide })),
    dispose: async () => void (await model.dispose()),
  }
}

/** A sentence for each row that was cut. */
export function describeCutRows(rows: readonly EncodedRow[], limit: number): string[] {
  return rows.flatMap(({ uncut, tokens }, index) => {
    if (uncut <= tokens.length) return []
    const name = rows.length === 1 ? 'The text' : `Text ${index + 1}`
    return [`${name} has ${uncut} tokens; the model reads ${limit} of them only.`]
  })
}
