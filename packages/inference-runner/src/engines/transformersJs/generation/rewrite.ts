import { AutoModelForSeq2SeqLM, AutoTokenizer } from '@huggingface/transformers'
import type { TaskId } from '@taskmesh/tasks'
import type { EngineCall } from '../../engine.ts'
import { inChunks } from '../../inChunks.ts'
import { loadFiles } from '../../loadFiles.ts'
import type { ModelConfig } from '../../modelConfig.ts'
import type { ModelSource } from '../../modelSource.ts'
import { sessionOptions } from '../sessionOptions.ts'
import { lengthLimits, type LengthParameters } from './lengthLimits.ts'
import { samplingSettings, type SamplingParameters } from './samplingSettings.ts'
import { write, type TokenizedText } from './write.ts'
import { createWriter, type Writer } from './writer.ts'

/** The parameters that every encoder-decoder task takes. */
export interface RewriteParameters extends LengthParameters, SamplingParameters {
  repetition_penalty?: number | undefined
}

/** One text to rewrite. */
export interface RewriteCall {
  task: TaskId
  text: TokenizedText
  firstToken?: number | undefined
  parameters: RewriteParameters
  signal: AbortSignal
}

/** Loads an encoder-decoder model with its tokenizer. */
export async function loadRewriter(source: ModelSource, config: ModelConfig): Promise<Writer> {
  const [tokenizer, model] = await loadFiles(source, (files) =>
    Promise.all([
      AutoTokenizer.from_pretrained(source.location, files),
      AutoModelForSeq2SeqLM.from_pretrained(source.location, sessionOptions(source, files)),
    ]),
  )
  return createWriter(tokenizer, model, config)
}

async function rewriteOne(writer: Writer, call: RewriteCall) {
  const { task, text, firstToken, parameters, signal } = call
  const { defaults, config, tokenizer } = writer
  const startTokens = 1
  const positions = config.max_position_embeddings ?? Infinity
  const limits = lengthLimits({ task, startTokens, positions, asked: parameters, defaults })
  if (limits.newTokens === 0) return { text: '', warnings: limits.warnings }
  const [row] = await write(writer, text, {
    ...limits,
    startTokens,
    firstToken,
    sampling: samplingSettings(parameters, defaults),
    repetitionPenalty: parameters.repetition_penalty ?? defaults.repetition_penalty ?? 1,
    count: 1,
    stop: [],
    signal,
  })
  const ids = (row?.all ?? []).map(Number)
  const written = ids.length === 0 ? '' : tokenizer.decode(ids, { skip_special_tokens: true })
  return { text: written.trim(), warnings: limits.warnings }
}

/** Rewrites texts one by one with an encoder-decoder model. */
export async function rewriteAll(
  writer: Writer,
  texts: readonly string[],
  { signal }: Pick<EngineCall, 'signal'>,
  toCall: (text: string) => Omit<RewriteCall, 'signal'>,
): Promise<{ texts: string[]; warnings: string[] }> {
  const answers = await inChunks(texts, { size: 1, signal }, async ([text = '']) => [
    await rewriteOne(writer, { ...toCall(text), signal }),
  ])
  return {
    texts: answers.map(({ text }) => text),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
  }
}
