import {
  pipeline,
  RawImage,
  Tensor,
  TextStreamer,
  type PipelineType,
} from '@huggingface/transformers'
import { isRecord } from '@taskmesh/errors'
import type { BrowserTaskId } from './abilities.ts'
import { BrowserDataError } from './errors.ts'
import { readImage } from './readImage.ts'

type Parameters = Readonly<Record<string, unknown>>

/** What a run may tell while it goes on. */
export interface RunContext {
  onText: (text: string) => void
}

/** A loaded model: one input to one output, in the form that the task's schema wants. */
export type LoadedTask = (
  input: unknown,
  parameters: Parameters,
  context: RunContext,
) => Promise<unknown>

/** How models of a task are run. */
interface BrowserPipeline {
  type: PipelineType
  /** The parameters that have an effect. */
  parameters: readonly string[]
  run: (call: Call, input: unknown, parameters: Parameters, context: RunContext) => Promise<unknown>
}

/** A pipeline of Transformers.js. What it gives is checked with the task's schema in the end. */
type Call = ((...values: unknown[]) => Promise<unknown>) & { tokenizer?: unknown }

type LoadOptions = NonNullable<Parameters_<typeof pipeline>[2]>
type Parameters_<F extends (...values: never[]) => unknown> = F extends (
  ...values: infer P
) => unknown
  ? P
  : never

const GENERATION = [
  'max_new_tokens',
  'max_length',
  'min_length',
  'min_new_tokens',
  'do_sample',
  'temperature',
  'top_k',
  'top_p',
  'num_beams',
  'repetition_penalty',
  'no_repeat_ngram_size',
] as const

const LISTENING = [
  'return_timestamps',
  'chunk_length_s',
  'stride_length_s',
  'language',
  'task',
  'max_new_tokens',
] as const

function pick(parameters: Parameters, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => names.includes(name) && value !== undefined,
    ),
  )
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function textOf(input: unknown): string {
  if (typeof input === 'string') return input
  throw new BrowserDataError('The browser reads single texts, not pairs.')
}

async function png(value: unknown): Promise<Blob> {
  const image = first(value)
  if (!(image instanceof RawImage)) throw new BrowserDataError('The model gave no picture.')
  const blob: unknown = await image.toBlob('image/png')
  if (!(blob instanceof Blob)) throw new BrowserDataError('The picture could not be written.')
  return blob
}

async function vectorOf(call: Call, text: unknown, parameters: Parameters): Promise<unknown> {
  const { pooling = 'mean', normalize = true } = parameters
  const tensor = await call(textOf(text), { pooling, normalize })
  if (!(tensor instanceof Tensor)) throw new BrowserDataError('The model gave no numbers.')
  return first(tensor.tolist())
}

function dot(a: unknown, b: unknown): number {
  const [left, right] = [list(a), list(b)]
  return left.reduce<number>((sum, value, at) => sum + Number(value) * Number(right[at]), 0)
}

const rounded = (score: number) => Math.min(1, Math.max(-1, score))

/** A pipeline that writes a text, the field of its output where the text is. */
function writer(
  type: PipelineType,
  outputOf: (written: unknown) => unknown,
  more: readonly string[] = [],
): BrowserPipeline {
  const parameters = [...GENERATION, ...more]
  return {
    type,
    parameters,
    run: async (call, input, given) =>
      outputOf(first(await call(textOf(input), pick(given, parameters)))),
  }
}

function streamer(call: Call, { onText }: RunContext): TextStreamer | undefined {
  let text = ''
  const { tokenizer } = call
  if (tokenizer === undefined) return undefined
  // The tokenizer of a text pipeline is what a streamer takes; its own types don't say so.
  return new TextStreamer(tokenizer as ConstructorParameters<typeof TextStreamer>[0], {
    skip_prompt: true,
    skip_special_tokens: true,
    callback_function: (piece: string) => onText((text += piece)),
  })
}

/** What the page has decoded. */
function soundOf(input: unknown): Float32Array {
  if (input instanceof Float32Array) return input
  throw new BrowserDataError('The sound was not decoded.')
}

export const PIPELINES: Readonly<Record<BrowserTaskId, BrowserPipeline>> = {
  'text-classification': {
    type: 'text-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 1 }) => list(await call(textOf(input), { top_k })),
  },
  'zero-shot-classification': {
    type: 'zero-shot-classification',
    parameters: ['candidate_labels', 'hypothesis_template', 'multi_label'],
    run: async (call, input, { candidate_labels, ...others }) => {
      const found = await call(
        textOf(input),
        candidate_labels,
        pick(others, ['hypothesis_template', 'multi_label']),
      )
      const scores = list(field(found, 'scores'))
      return list(field(found, 'labels')).map((label, at) => ({ label, score: scores[at] }))
    },
  },
  'fill-mask': {
    type: 'fill-mask',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(textOf(input), { top_k })),
  },
  'question-answering': {
    type: 'question-answering',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 1 }) => {
      const found = list(await call(field(input, 'question'), field(input, 'context'), { top_k }))
      // Its positions are those in the text as the tokenizer writes it, not as it was given.
      return found.map((one) => ({ answer: field(one, 'answer'), score: field(one, 'score') }))
    },
  },
  'feature-extraction': {
    type: 'feature-extraction',
    parameters: ['pooling', 'normalize'],
    run: vectorOf,
  },
  'sentence-similarity': {
    type: 'feature-extraction',
    parameters: [],
    run: async (call, input) => {
      const source = await vectorOf(call, field(input, 'source_sentence'), {})
      const scores: number[] = []
      for (const sentence of list(field(input, 'sentences')))
        scores.push(rounded(dot(source, await vectorOf(call, sentence, {}))))
      return scores
    },
  },
  summarization: writer('summarization', (written) => written),
  translation: writer('translation', (written) => written, ['src_lang', 'tgt_lang']),
  'text2text-generation': writer('text2text-generation', (written) => [written]),
  'text-generation': {
    type: 'text-generation',
    parameters: [...GENERATION, 'return_full_text'],
    run: async (call, input, parameters, context) => {
      const given = pick(parameters, [...GENERATION, 'return_full_text'])
      const written = await call(textOf(input), { ...given, streamer: streamer(call, context) })
      return list(written).map((one) => ({ generated_text: field(one, 'generated_text') }))
    },
  },
  'image-classification': {
    type: 'image-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(await readImage(input), { top_k })),
  },
  'zero-shot-image-classification': {
    type: 'zero-shot-image-classification',
    parameters: ['candidate_labels', 'hypothesis_template'],
    run: async (call, input, { candidate_labels, ...others }) =>
      call(await readImage(input), candidate_labels, pick(others, ['hypothesis_template'])),
  },
  'object-detection': {
    type: 'object-detection',
    parameters: ['threshold'],
    run: async (call, input, { threshold = 0.5 }) => call(await readImage(input), { threshold }),
  },
  'audio-classification': {
    type: 'audio-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(soundOf(input), { top_k })),
  },
  'automatic-speech-recognition': {
    type: 'automatic-speech-recognition',
    parameters: LISTENING,
    run: async (call, input, parameters) => call(soundOf(input), pick(parameters, LISTENING)),
  },
  'image-to-text': {
    type: 'image-to-text',
    parameters: GENERATION,
    run: async (call, input, parameters) =>
      first(await call(await readImage(input), pick(parameters, GENERATION))),
  },
  'depth-estimation': {
    type: 'depth-estimation',
    parameters: [],
    run: async (call, input) => ({
      depth: await png(field(first(await call(await readImage(input))), 'depth')),
    }),
  },
  'background-removal': {
    type: 'background-removal',
    parameters: [],
    run: async (call, input) => ({ image: await png(await call(await readImage(input))) }),
  },
}

/** Loads a model for a task. */
export async function loadTask(
  task: BrowserTaskId,
  model: string,
  options: LoadOptions,
): Promise<LoadedTask> {
  const { type, run } = PIPELINES[task]
  const loaded = await pipeline(type, model, options)
  // A pipeline is called like a function; what it takes differs by its type, which is open here.
  const call = loaded as unknown as Call
  return (input, parameters, context) => run(call, input, parameters, context)
}

/** Sentences about the parameters that have no effect. */
export function ineffective(task: BrowserTaskId, parameters: Parameters): string[] {
  return Object.entries(parameters)
    .filter(([name, value]) => value !== undefined && !PIPELINES[task].parameters.includes(name))
    .map(([name]) => `The parameter "${name.slice(0, 50)}" has no effect in the browser.`)
}
