import { AutoModelForSeq2SeqLM } from '@huggingface/transformers'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { describeIneffective } from '../effects.ts'
import type { EngineCall, LoadedModel } from '../engine.ts'
import type { ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import type { TaskAdapter } from './adapter.ts'
import { loadRewriter, rewriteAll } from './generation/rewrite.ts'
import { generationRules } from './generation/samplingSettings.ts'
import { describeCuts, longestInput } from './tokenize.ts'

const TASK = 'summarization'
const texts = z.array(z.string())

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const writer = await loadRewriter(source, config)
  const { tokenizer, model } = writer
  const limit = longestInput(tokenizer, config)
  const options = { truncation: true, max_length: Number.isFinite(limit) ? limit : null } as const
  const prefix = config.task_specific_params?.[TASK]?.prefix ?? config.prefix ?? ''

  async function run({ inputs, parameters, signal }: EngineCall) {
    const list = z.parse(texts, inputs)
    const known = z.parse(TASK_SCHEMAS[TASK].parameters, parameters)
    const answer = await rewriteAll(writer, list, { signal }, (text) => ({
      task: TASK,
      parameters: known,
      text: tokenizer([prefix + text], options),
    }))
    const warnings = [
      ...describeIneffective(parameters, generationRules(known)),
      ...describeCuts(tokenizer, list, limit),
      ...answer.warnings,
    ]
    return { outputs: answer.texts.map((summary_text) => ({ summary_text })), warnings }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/** Runs summarization with encoder-decoder models. */
export const summarization: TaskAdapter = {
  supports: (modelType) => AutoModelForSeq2SeqLM.supports(modelType),
  load,
}
