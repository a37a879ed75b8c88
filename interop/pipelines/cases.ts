import type { TaskId } from '@taskmesh/tasks'

/** One call of a pipeline in `folders/`, and what it has to give. */
export interface PipelineCase {
  name: string
  folder: string
  task: TaskId
  inputs: unknown
  parameters?: Record<string, unknown>
  /** The output, or what is in it; a function tells of anything else what is wrong. */
  output?: unknown
  check?: (output: unknown, warnings: readonly string[]) => string | undefined
  /** What the message of the error matches, when it has to fail. */
  error?: RegExp
}

/** A red picture of 3 by 2 pixels. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP8zwAFTDAGAwATKQED8NgHhAAAAABJRU5ErkJggg==',
  'base64',
)

/** An animation of two frames. */
const ANIMATION =
  'data:image/gif;base64,R0lGODlhBAAEAIEAAP8AAAAAAAAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAABAAEAAAICQABCBxIsCCAgAAh+QQBCgABACwAAAAABAAEAIEAAP8AAAAAAAAAAAAICQABCBxIsCCAgAA7'

/** A request whose films are animations: the runner decodes no others. */
export function withoutFilms(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('data:video/') ? ANIMATION : value
  if (Array.isArray(value)) return value.map(withoutFilms)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutFilms(item)]))
}

/** A tone of 1000 samples at 16 kHz in a WAV file. */
export function tone(): Uint8Array {
  const samples = Int16Array.from({ length: 1000 }, (_, at) => 16384 * Math.sin(at / 5))
  const file = Buffer.alloc(44 + samples.byteLength)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + samples.byteLength, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(16_000, 24)
  file.writeUInt32LE(32_000, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples.byteLength, 40)
  Buffer.from(samples.buffer).copy(file, 44)
  return new Uint8Array(file)
}

const labelled = (label: string) => [{ label, score: 1 }]
const fault = { folder: 'faults', task: 'text-classification' } as const

function isPng(width: number, height: number) {
  return (output: unknown): string | undefined => {
    const image: unknown = Reflect.get(Object(output), 'image')
    if (!(image instanceof Uint8Array)) return 'there is no picture'
    const header = Buffer.from(image)
    const size = [header.readUInt32BE(16), header.readUInt32BE(20)]
    return size.join() === [width, height].join() ? undefined : `it is ${size.join(' by ')}`
  }
}

/** The calls, those of one folder in turn. */
export const CASES: readonly PipelineCase[] = [
  {
    name: 'a picture comes as one of Pillow',
    folder: 'pictures',
    task: 'image-classification',
    inputs: PICTURE,
    output: [
      { label: 'PIL.Image.Image RGB (3, 2)', score: 1 },
      { label: '(255, 0, 0)', score: 0 },
    ],
  },
  {
    name: 'a sound comes as float32 at the rate that the pipeline names',
    folder: 'sounds',
    task: 'automatic-speech-recognition',
    inputs: tone(),
    output: { text: 'float32 (500,) 0.5' },
  },
  {
    name: 'samples and their rate are a sound',
    folder: 'speech',
    task: 'text-to-speech',
    inputs: 'Hello',
    output: { sampling_rate: 8000 },
  },
  {
    name: 'several sounds with labels',
    folder: 'parts',
    task: 'audio-to-audio',
    inputs: tone(),
    output: [
      { label: 'voice', sampling_rate: 8000 },
      { label: 'rest', sampling_rate: 8000 },
    ],
  },
  {
    name: 'a picture goes back, and a parameter is an argument',
    folder: 'repaint',
    task: 'image-to-image',
    inputs: PICTURE,
    parameters: { prompt: 'blue' },
    check: isPng(6, 2),
  },
  {
    name: 'what a generator yields is joined',
    folder: 'writer',
    task: 'text-generation',
    inputs: 'Once',
    parameters: { max_new_tokens: 2 },
    output: [{ generated_text: ' word0 word1' }],
  },
  {
    name: 'a handler gets inputs and parameters',
    folder: 'handler',
    task: 'text-classification',
    inputs: 'Hi',
    parameters: { top_k: 2 },
    output: [{ label: "Hi {'top_k': 2}", score: 0.5 }],
  },
  {
    name: 'a handler gets pictures within objects as base64',
    folder: 'questions',
    task: 'visual-question-answering',
    inputs: { image: PICTURE, question: 'How large?' },
    output: [{ answer: 'How large? (3, 2)', score: 1 }],
  },
  { ...fault, name: 'what it prints disturbs nothing', inputs: 'none', output: labelled('fine') },
  {
    ...fault,
    name: 'its warnings, and parameters that it does not take, are warnings',
    inputs: 'warn',
    parameters: { function_to_apply: 'none' },
    check: (_output, warnings) =>
      warnings.length === 2 && warnings.includes('be careful') ? undefined : warnings.join(' | '),
  },
  { ...fault, name: 'it may write temporary files', inputs: 'temporary', output: labelled('3') },
  { ...fault, name: 'it may not read other files', inputs: 'read', error: /Errno (13|2)\b/ },
  { ...fault, name: 'it may not write into its folder', inputs: 'write', error: /Errno (13|30)\b/ },
  { ...fault, name: 'it may not connect', inputs: 'connect', error: /Errno (13|101|111)\b/ },
  {
    ...fault,
    name: 'it gets nothing of the environment',
    inputs: 'secrets',
    check: (output) => (/SECRET/.test(JSON.stringify(output)) ? 'it got a secret' : undefined),
  },
  { ...fault, name: 'memory is limited', inputs: 'grow', error: /MemoryError|memoryBytes/ },
  {
    ...fault,
    name: 'what it throws comes with its place and without paths',
    inputs: 'throw',
    error: /ValueError: no weights in \(path\) \(pipeline\.py, line \d+\)/,
  },
  { ...fault, name: 'NaN is an output', inputs: 'nan', output: labelled('nan') },
  { ...fault, name: 'one that leaves', inputs: 'leave', error: /ended with code 3/ },
  {
    ...fault,
    name: 'one that crashes',
    inputs: 'crash',
    error: /ended (by SIGSEGV|with code 139)/,
  },
  { ...fault, name: 'one that loops', inputs: 'loop', error: /No result within 2000 ms/ },
  { ...fault, name: 'one that sleeps', inputs: 'sleep', error: /No result within 2000 ms/ },
  { ...fault, name: 'is started again after all that', inputs: 'none', output: labelled('fine') },
  {
    name: 'an error of syntax',
    folder: 'syntax',
    task: 'text-classification',
    inputs: 'a',
    error: /pipeline\.py: SyntaxError: .*\(pipeline\.py, line 1\)/,
  },
  {
    name: 'a class that is missing',
    folder: 'nothing',
    task: 'text-classification',
    inputs: 'a',
    error: /pipeline\.py has no class PreTrainedPipeline/,
  },
  {
    name: 'a library that is missing',
    folder: 'missing',
    task: 'text-classification',
    inputs: 'a',
    error: /imports "a_library_that_nobody_has".*pip install -r requirements\.txt/,
  },
]
