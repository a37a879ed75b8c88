import { AutoModelForSeq2SeqLM } from '@huggingface/transformers'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { describeIneffective, onlyIf } from '../effects.ts'
import type { EngineCall, LoadedModel } from '../engine.ts'
import type { ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import type { TaskAdapter } from './adapter.ts'
import { loadRewriter, rewriteAll } from './generation/rewrite.ts'
import { generationRules } from './generation/samplingSettings.ts'
import { choosePair, languagesOf } from './languages.ts'
import { describeCuts, longestInput } from './tokenize.ts'

const TASK = 'translation'
const texts = z.array(z.string())

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const writer = await loadRewriter(source, config)
  const { tokenizer, model } = writer
  const limit = longestInput(tokenizer, config)
  const options = { truncation: true, max_length: Number.isFinite(limit) ? limit : null } as const
  const languages = languagesOf(tokenizer, config, options)
  const language = onlyIf(languages !== undefined, 'this model translates in one fixed direction')

  async function run({ inputs, parameters, signal }: EngineCall) {
    const list = z.parse(texts, inputs)
    const known = z.parse(TASK_SCHEMAS[TASK].parameters, parameters)
    const asked = { source: known.src_lang, target: known.tgt_lang }
    const pair = languages === undefined ? undefined : choosePair(languages, asked)
    const answer = await rewriteAll(writer, list, { signal }, (text) => ({
      task: TASK,
      parameters: known,
      ...(languages === undefined || pair === undefined
        ? { text: tokenizer([(config.prefix ?? '') + text], options) }
        : languages.encode(text, pair)),
    }))
    const rules = { ...generationRules(known), src_lang: language, tgt_lang: language }
    const warnings = [
      ...describeIneffective(parameters, rules),
      ...describeCuts(tokenizer, list, limit),
      ...answer.warnings,
    ]
    return { outputs: answer.texts.map((translation_text) => ({ translation_text })), warnings }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/** Runs translation with encoder-decoder models. */
export const translation: TaskAdapter = {
  supports: (modelType) => AutoModelForSeq2SeqLM.supports(modelType),
  load,
}
