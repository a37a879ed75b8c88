import type { DemoTask } from '@taskmesh/demo-models'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'

/** A call of a method of a Python client, for a server with the demonstration models. */
export interface ServerCall {
  method: string
  arguments: Record<string, unknown>
  /** Where it goes. Default: to the route of the task's model. */
  path?: string
  /** The class of the client. Default: `InferenceClient`. */
  client?: 'HfApi'
  task: DemoTask
  /** The canonical request that the arguments say; `undefined` when no model is asked. */
  request?: { inputs: unknown; parameters?: Record<string, unknown> }
  /** Paths of what the client's type requires and the engine does not know. */
  unknown?: RegExp
  /** What the method has to return, made of the output that the runner itself gives. Default: the output. */
  expected?: (output: unknown) => unknown
}

type Fields = Readonly<Record<string, unknown>>

function inputsOf(task: DemoTask): unknown {
  return TASK_EXAMPLES[task][0]?.request.inputs
}

/** A file of an example, as the bytes that Python sends. */
function fileOf(media: unknown): { $bytes: string } {
  return { $bytes: String(media).replace(/^data:[^,]*,/, '') }
}

function fieldsOf(task: DemoTask): Fields {
  return Object(inputsOf(task))
}

const first = (output: unknown) => (Array.isArray(output) ? output[0] : output)
const textOf = (output: unknown) => Object(first(output)).generated_text
const withoutMasks = (output: unknown) =>
  Array.isArray(output) ? output.map(({ label, score }) => ({ label, score })) : output
const sound = inputsOf('automatic-speech-recognition')
const clip = inputsOf('audio-classification')
const digit = inputsOf('image-classification')
const drawing = inputsOf('object-detection')
const asked = fieldsOf('visual-question-answering')
const question = fieldsOf('question-answering')
const sentences = fieldsOf('sentence-similarity')
const table = fieldsOf('table-question-answering')
const labels = ['billing', 'delivery']
const languages = { src_lang: 'en', tgt_lang: 'fr' }
const flowers = {
  sepal_length: ['5.1', '6.3'],
  sepal_width: ['3.5', '2.9'],
  petal_length: ['1.4', '4.3'],
  petal_width: ['0.2', '1.3'],
}
const story = {
  inputs: 'Once upon a time',
  parameters: { max_new_tokens: 6, return_full_text: false },
}
const told = { prompt: story.inputs, max_new_tokens: 6, return_full_text: false }

/** Every method of `InferenceClient` that a demonstration model answers, and the Hub's search. */
export const SERVER_CALLS: readonly ServerCall[] = [
  {
    method: 'audio_classification',
    task: 'audio-classification',
    arguments: { audio: fileOf(clip), top_k: 2 },
    request: { inputs: clip, parameters: { top_k: 2 } },
  },
  {
    method: 'automatic_speech_recognition',
    task: 'automatic-speech-recognition',
    arguments: { audio: fileOf(sound) },
    request: { inputs: sound },
  },
  {
    method: 'feature_extraction',
    task: 'feature-extraction',
    path: '/pipeline/feature-extraction',
    arguments: { text: 'The cat sleeps.', normalize: true },
    request: { inputs: 'The cat sleeps.', parameters: { normalize: true } },
    expected: (output) => [output],
  },
  {
    method: 'image_classification',
    task: 'image-classification',
    arguments: { image: fileOf(digit), top_k: 3 },
    request: { inputs: digit, parameters: { top_k: 3 } },
  },
  {
    method: 'image_segmentation',
    task: 'image-segmentation',
    arguments: { image: fileOf(drawing) },
    request: { inputs: drawing },
    expected: withoutMasks,
  },
  {
    method: 'image_to_text',
    task: 'image-to-text',
    arguments: { image: fileOf(drawing) },
    request: { inputs: drawing },
    expected: first,
  },
  {
    method: 'object_detection',
    task: 'object-detection',
    arguments: { image: fileOf(drawing), threshold: 0.5 },
    request: { inputs: drawing, parameters: { threshold: 0.5 } },
  },
  {
    method: 'question_answering',
    task: 'question-answering',
    arguments: question,
    request: { inputs: question },
    expected: first,
  },
  {
    method: 'sentence_similarity',
    task: 'sentence-similarity',
    arguments: { sentence: sentences['source_sentence'], other_sentences: sentences['sentences'] },
    request: { inputs: sentences },
  },
  {
    method: 'summarization',
    task: 'summarization',
    arguments: { text: inputsOf('summarization') },
    request: { inputs: inputsOf('summarization') },
  },
  {
    method: 'table_question_answering',
    task: 'table-question-answering',
    arguments: { table: table['table'], query: table['question'] },
    request: { inputs: table },
    expected: first,
  },
  {
    method: 'tabular_classification',
    task: 'tabular-classification',
    arguments: { table: flowers },
    request: { inputs: { data: flowers } },
  },
  {
    method: 'text_classification',
    task: 'text-classification',
    arguments: { text: 'I like it', top_k: 2 },
    request: { inputs: 'I like it', parameters: { top_k: 2 } },
  },
  {
    method: 'text_generation',
    task: 'text-generation',
    arguments: told,
    request: story,
    expected: textOf,
  },
  {
    method: 'text_generation',
    task: 'text-generation',
    arguments: { ...told, details: true, decoder_input_details: true },
    request: story,
    expected: (output) => ({ generated_text: textOf(output) }),
    // Text-generation-inference has none for the first token; this engine for none of the prompt.
    unknown: /^\.details\.prefill\[\d+\]\.logprob$/,
  },
  {
    method: 'text_generation',
    task: 'text-generation',
    arguments: { ...told, stream: true },
    request: story,
    expected: (output) => ({ $joined: textOf(output) }),
  },
  {
    method: 'text_generation',
    task: 'text-generation',
    arguments: { ...told, stream: true, details: true },
    request: story,
    expected: (output) => ({ $last: { generated_text: textOf(output) } }),
  },
  {
    method: 'text_to_speech',
    task: 'text-to-speech',
    arguments: { text: 'Uh-oh.' },
    request: { inputs: 'Uh-oh.' },
    expected: () => ({}),
  },
  {
    method: 'token_classification',
    task: 'token-classification',
    arguments: { text: inputsOf('token-classification'), aggregation_strategy: 'simple' },
    request: {
      inputs: inputsOf('token-classification'),
      parameters: { aggregation_strategy: 'simple' },
    },
  },
  {
    method: 'translation',
    task: 'translation',
    arguments: { text: 'Good morning', ...languages },
    request: { inputs: 'Good morning', parameters: languages },
  },
  {
    method: 'visual_question_answering',
    task: 'visual-question-answering',
    arguments: { image: fileOf(asked['image']), question: asked['question'] },
    request: { inputs: asked },
  },
  {
    method: 'zero_shot_classification',
    task: 'zero-shot-classification',
    arguments: { text: 'I was charged twice.', candidate_labels: labels },
    request: { inputs: 'I was charged twice.', parameters: { candidate_labels: labels } },
  },
  {
    method: 'list_models',
    client: 'HfApi',
    path: '',
    task: 'translation',
    arguments: { filter: 'translation', sort: 'downloads', limit: 5 },
    expected: () => [{ id: 'taskmesh/demo-en-fr', pipeline_tag: 'translation' }],
  },
  {
    method: 'list_models',
    client: 'HfApi',
    path: '',
    task: 'image-classification',
    arguments: { search: 'digits', author: 'taskmesh', full: true },
    expected: () => [{ id: 'taskmesh/demo-digits' }],
  },
  {
    method: 'model_info',
    client: 'HfApi',
    path: '',
    task: 'image-classification',
    arguments: { repo_id: 'taskmesh/demo-digits' },
    expected: () => ({ id: 'taskmesh/demo-digits', pipeline_tag: 'image-classification' }),
  },
]
