import { AutoModelForCausalLM, AutoTokenizer } from '@huggingface/transformers'
import {
  createIssue,
  InvalidRequestError,
  TASK_SCHEMAS,
  type TaskParameters,
} from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { always, describeIneffective, onlyIf, type EffectRules } from '../effects.ts'
import type { EngineCall, LoadedModel } from '../engine.ts'
import { inChunks } from '../inChunks.ts'
import { loadFiles } from '../loadFiles.ts'
import type { ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import type { TaskAdapter } from './adapter.ts'
import { lengthLimits } from './generation/lengthLimits.ts'
import { generationRules, samplingSettings } from './generation/samplingSettings.ts'
import { write, type TokenizedText } from './generation/write.ts'
import { createWriter, type Writer } from './generation/writer.ts'
import { sessionOptions } from './sessionOptions.ts'
import { longestInput } from './tokenize.ts'

const TASK = 'text-generation'
const texts = z.array(z.string())

type Parameters = TaskParameters<typeof TASK>

interface Generated {
  outputs: { generated_text: string }[]
  warnings: string[]
}

function rules(parameters: Parameters): EffectRules {
  const isSampled = parameters.do_sample === true
  return {
    ...generationRules(parameters),
    num_return_sequences: onlyIf(
      isSampled,
      'without do_sample: true all results would be the same, so there is one',
      1,
    ),
    return_full_text: always,
    stop: always,
  }
}

function tooLong(index: number | undefined, tokens: number, positions: number) {
  const path = index === undefined ? 'inputs' : `inputs[${index}]`
  const expected = `a text of fewer than ${positions} tokens, which is what this model takes`
  const received = `${tokens} tokens`
  return new InvalidRequestError(TASK, [createIssue({ path, code: 'too_big', expected, received })])
}

function encode({ tokenizer }: Writer, text: string): TokenizedText {
  const add_special_tokens = (tokenizer.add_bos_token || tokenizer.add_eos_token) ?? false
  return tokenizer([text], { add_special_tokens })
}

/** The text after the prompt, cut after the first stop text. */
function continuation(
  { tokenizer }: Writer,
  { ids, startTokens, stop }: { ids: number[]; startTokens: number; stop: readonly string[] },
): string {
  const read = (list: number[]) =>
    list.length === 0 ? '' : tokenizer.decode(list, { skip_special_tokens: true })
  const added = read(ids).slice(read(ids.slice(0, startTokens)).length)
  const ends = stop.flatMap((end) => {
    const at = added.indexOf(end)
    return at === -1 ? [] : [at + end.length]
  })
  return added.slice(0, Math.min(added.length, ...ends))
}

interface Prompt {
  text: string
  index: number | undefined
}

async function generate(
  writer: Writer,
  { text, index }: Prompt,
  parameters: Parameters,
  signal: AbortSignal,
): Promise<Generated> {
  const { stop = [], return_full_text = true } = parameters
  const encoded = encode(writer, text)
  const startTokens = encoded.input_ids.dims[1] ?? 0
  const positions = longestInput(writer.tokenizer, writer.config)
  if (startTokens >= positions) throw tooLong(index, startTokens, positions)
  const { defaults } = writer
  const limits = lengthLimits({ task: TASK, startTokens, positions, asked: parameters, defaults })
  const sampling = samplingSettings(parameters, defaults)
  const count = sampling === undefined ? 1 : (parameters.num_return_sequences ?? 1)
  const rows =
    limits.newTokens === 0
      ? Array.from({ length: count }, () => ({ all: [] }))
      : await write(writer, encoded, {
          ...limits,
          startTokens,
          sampling,
          count,
          stop,
          repetitionPenalty: parameters.repetition_penalty ?? defaults.repetition_penalty ?? 1,
          signal,
        })
  const outputs = rows.map(({ all }) => {
    const added = continuation(writer, { ids: all.map(Number), startTokens, stop })
    return { generated_text: return_full_text ? text + added : added }
  })
  return { outputs, warnings: limits.warnings }
}

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const [tokenizer, model] = await loadFiles(source, (files) =>
    Promise.all([
      AutoTokenizer.from_pretrained(source.location, files),
      AutoModelForCausalLM.from_pretrained(source.location, sessionOptions(source, files)),
    ]),
  )
  const writer = createWriter(tokenizer, model, config)

  async function run({ inputs, parameters, signal }: EngineCall) {
    const known = z.parse(TASK_SCHEMAS[TASK].parameters, parameters)
    const list = z.parse(texts, inputs)
    const answers = await inChunks(list, { size: 1, signal }, async ([text = ''], offset) => {
      const index = list.length === 1 ? undefined : offset
      return [await generate(writer, { text, index }, known, signal)]
    })
    const warnings = [
      ...describeIneffective(parameters, rules(known)),
      ...new Set(answers.flatMap((answer) => answer.warnings)),
    ]
    return { outputs: answers.map(({ outputs }) => outputs), warnings }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/** Runs text-generation with decoder-only language models. */
export const textGeneration: TaskAdapter = {
  supports: (modelType) => AutoModelForCausalLM.supports(modelType),
  load,
}
