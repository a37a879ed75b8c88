import { AutoModelForSeq2SeqLM, AutoTokenizer } from '@huggingface/transformers'
import type { TaskId } from '@taskmesh/tasks'
import type { EngineCall } from '../../../engine/loadedModel.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { inChunks } from '../../inChunks.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import { unsupported } from '../unsupported.ts'
import { lengthLimits, type LengthParameters } from './lengthLimits.ts'
import { samplingSettings, type SamplingParameters } from './samplingSettings.ts'
import { generate, type TokenizedText } from './generate.ts'
import { createTextModel, type TextModel } from './textModel.ts'

/** The parameters that every encoder-decoder task takes. */
export interface Seq2SeqParameters extends LengthParameters, SamplingParameters {
  repetition_penalty?: number | undefined
}

/** One text for an encoder-decoder model. */
export interface Seq2SeqCall {
  task: TaskId
  text: TokenizedText
  firstToken?: number | undefined
  parameters: Seq2SeqParameters
  signal: AbortSignal
}

/** Loads an encoder-decoder model with its tokenizer. */
export async function loadSeq2Seq(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<{ textModel: TextModel; memoryBytes: number }> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal: unsupported(spec.task, AutoModelForSeq2SeqLM),
    read: (location, files, session) =>
      Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        loadModel(AutoModelForSeq2SeqLM, location, session),
      ]),
  })
  return { textModel: createTextModel(...parts, config), memoryBytes }
}

async function generateOne(textModel: TextModel, call: Seq2SeqCall) {
  const { task, text, firstToken, parameters, signal } = call
  const { defaults, config, tokenizer } = textModel
  const startTokens = 1
  const positions = config.max_position_embeddings ?? Infinity
  const limits = lengthLimits({ task, startTokens, positions, requested: parameters, defaults })
  if (limits.newTokens === 0) return { text: '', warnings: limits.warnings }
  const [row] = await generate(textModel, text, {
    ...limits,
    startTokens,
    firstToken,
    sampling: samplingSettings(parameters, defaults),
    repetitionPenalty: parameters.repetition_penalty ?? defaults.repetition_penalty ?? 1,
    count: 1,
    stop: [],
    signal,
  })
  const ids = (row?.ids ?? []).map(Number)
  const written = ids.length === 0 ? '' : tokenizer.decode(ids, { skip_special_tokens: true })
  return { text: written.trim(), warnings: limits.warnings }
}

/** Generates a text for each text, one by one, with an encoder-decoder model. */
export async function generateAll(
  textModel: TextModel,
  texts: readonly string[],
  { signal }: Pick<EngineCall, 'signal'>,
  toCall: (text: string) => Omit<Seq2SeqCall, 'signal'>,
): Promise<{ texts: string[]; warnings: string[] }> {
  const answers = await inChunks(texts, { size: 1, signal }, async ([text = '']) => [
    await generateOne(textModel, { ...toCall(text), signal }),
  ])
  return {
    texts: answers.map(({ text }) => text),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
  }
}
