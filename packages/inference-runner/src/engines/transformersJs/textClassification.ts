import { AutoModelForSequenceClassification, AutoTokenizer } from '@huggingface/transformers'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import type { EngineCall, LoadedModel } from '../engine.ts'
import { always, describeIneffective } from '../effects.ts'
import { inChunks } from '../inChunks.ts'
import { loadFiles } from '../loadFiles.ts'
import { labelsOf, type ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import { rank, toScores, type ScoreFunction } from '../scores.ts'
import type { TaskAdapter } from './adapter.ts'
import { readLogits } from '../readLogits.ts'
import { sessionOptions } from './sessionOptions.ts'
import { describeCuts, longestInput } from './tokenize.ts'

const AT_ONCE = 16
const texts = z.array(z.string())
const RULES = { top_k: always, function_to_apply: always }

/** The score function of a classifier, as Transformers chooses it by the number and kind of classes. */
function defaultFunction(config: ModelConfig, classes: number): ScoreFunction {
  const isIndependent = classes === 1 || config.problem_type === 'multi_label_classification'
  return isIndependent ? 'sigmoid' : 'softmax'
}

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const [tokenizer, model] = await loadFiles(source, (files) =>
    Promise.all([
      AutoTokenizer.from_pretrained(source.location, files),
      AutoModelForSequenceClassification.from_pretrained(
        source.location,
        sessionOptions(source, files),
      ),
    ]),
  )
  const limit = longestInput(tokenizer, config)
  const max_length = Number.isFinite(limit) ? limit : null

  async function run({ inputs, parameters, signal }: EngineCall) {
    const list = z.parse(texts, inputs)
    const { top_k = 1, function_to_apply } = z.parse(
      TASK_SCHEMAS['text-classification'].parameters,
      parameters,
    )
    const outputs = await inChunks(list, { size: AT_ONCE, signal }, async (chunk) => {
      const encoded = tokenizer(chunk, { padding: true, truncation: true, max_length })
      const rows = readLogits(await model(encoded))
      return rows.map((logits) => {
        const apply = function_to_apply ?? defaultFunction(config, logits.length)
        return rank(labelsOf(config, logits.length), toScores(logits, apply), top_k)
      })
    })
    const warnings = [
      ...describeIneffective(parameters, RULES),
      ...describeCuts(tokenizer, list, limit),
    ]
    return { outputs, warnings }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/** Runs text-classification with models for sequence classification. */
export const textClassification: TaskAdapter = {
  supports: (modelType) => AutoModelForSequenceClassification.supports(modelType),
  load,
}
