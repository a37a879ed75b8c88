import type { TaskId } from '@taskmesh/tasks'

/** A call of a method of `InferenceClient`, what it says and what it is answered with. */
export interface ClientCall {
  task: TaskId
  method: string
  /** The keyword arguments. Bytes come as `{ $bytes: base64 }`. */
  arguments: Record<string, unknown>
  /** The canonical request that the arguments say. */
  request: { inputs: unknown; parameters?: Record<string, unknown> }
  /** The canonical output that the server has, or the pieces of a stream. */
  output: unknown
  /** What the method has to return. Default: the output. */
  result?: unknown
}

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4AWNgAAAAAgABc3UBGAAAAABJRU5ErkJggg=='
const WAV = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA=='
const png = { $bytes: PNG }
const wav = { $bytes: WAV }
const ONE_PIXEL = { $image: [1, 1] }

const classes = [
  { label: 'cat', score: 0.9 },
  { label: 'dog', score: 0.1 },
]
const labels = ['cat', 'dog']
const table = { name: ['Ada', 'Bob'], born: ['1815', '1907'] }
const answer = { answer: 'Ada', score: 0.9, start: 0, end: 3 }
const token = { id: 5, text: ' upon', logprob: -0.5, special: false }
const details = {
  finish_reason: 'length',
  generated_tokens: 1,
  seed: 7,
  prefill: [{ id: 1, text: 'Once', logprob: -0.1 }],
  tokens: [token],
}
const ending = { finish_reason: 'length', generated_tokens: 2, input_length: 1 }
const pieces = [
  { index: 1, token },
  { index: 2, token, generated_text: ' upon upon', details: ending },
]
const messages = [{ role: 'user', content: 'Hi' }]
const header = { id: '1', created: 7, model: 'me/model', system_fingerprint: 'x' }
const reply = {
  ...header,
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
}
const replyPieces = [
  { ...header, choices: [{ index: 0, delta: { role: 'assistant', content: 'Hello' } }] },
  { ...header, choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: 'stop' }] },
]

/** Every method that a task answers, in both ways to ask where there are two. */
export const CALLS: readonly ClientCall[] = [
  {
    task: 'audio-classification',
    method: 'audio_classification',
    arguments: { audio: wav },
    request: { inputs: WAV },
    output: classes,
  },
  {
    task: 'audio-classification',
    method: 'audio_classification',
    arguments: { audio: wav, top_k: 2, function_to_apply: 'softmax' },
    request: { inputs: WAV, parameters: { top_k: 2, function_to_apply: 'softmax' } },
    output: classes,
  },
  {
    task: 'audio-to-audio',
    method: 'audio_to_audio',
    arguments: { audio: wav },
    request: { inputs: WAV },
    output: [{ label: 'voice', audio: WAV }],
    result: [{ label: 'voice', content_type: 'audio/wav', blob: { $bytes: 46 } }],
  },
  {
    task: 'automatic-speech-recognition',
    method: 'automatic_speech_recognition',
    arguments: { audio: wav },
    request: { inputs: WAV },
    output: { text: 'Hi.' },
  },
  {
    task: 'automatic-speech-recognition',
    method: 'automatic_speech_recognition',
    arguments: { audio: wav, extra_body: { return_timestamps: true } },
    request: { inputs: WAV, parameters: { return_timestamps: true } },
    output: { text: 'Hi.', chunks: [{ text: 'Hi.', timestamp: [0, 1] }] },
  },
  {
    task: 'chat-completion',
    method: 'chat_completion',
    arguments: { messages, max_tokens: 5, stop: ['.'] },
    request: { inputs: { messages }, parameters: { max_tokens: 5, stop: ['.'], stream: false } },
    output: reply,
  },
  {
    task: 'chat-completion',
    method: 'chat_completion',
    arguments: { messages, stream: true },
    request: { inputs: { messages }, parameters: { stream: true } },
    output: replyPieces,
  },
  {
    task: 'image-text-to-text',
    method: 'chat_completion',
    arguments: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: 'https://a.example/b.png' } },
            { type: 'text', text: 'What is it?' },
          ],
        },
      ],
    },
    request: { inputs: { image: 'https://a.example/b.png', text: 'What is it?' } },
    output: [{ generated_text: 'A cat.' }],
    result: {
      choices: [
        { index: 0, message: { role: 'assistant', content: 'A cat.' }, finish_reason: 'stop' },
      ],
    },
  },
  {
    task: 'document-question-answering',
    method: 'document_question_answering',
    arguments: { image: png, question: 'Who?', top_k: 2 },
    request: { inputs: { image: PNG, question: 'Who?' }, parameters: { top_k: 2 } },
    output: [answer],
  },
  {
    task: 'feature-extraction',
    method: 'feature_extraction',
    arguments: { text: 'Hi', normalize: true, truncation_direction: 'left' },
    request: { inputs: 'Hi', parameters: { normalize: true, truncation_direction: 'left' } },
    output: [0.5, 0.25],
    result: [[0.5, 0.25]],
  },
  {
    task: 'feature-extraction',
    method: 'feature_extraction',
    arguments: { text: ['Hi', 'Ho'] },
    request: { inputs: ['Hi', 'Ho'] },
    output: [[0.5], [0.25]],
  },
  {
    task: 'fill-mask',
    method: 'fill_mask',
    arguments: { text: 'A [MASK].', top_k: 1, targets: ['cat'] },
    request: { inputs: 'A [MASK].', parameters: { top_k: 1, targets: ['cat'] } },
    output: [{ sequence: 'a cat.', score: 0.9, token: 7, token_str: 'cat' }],
  },
  {
    task: 'image-classification',
    method: 'image_classification',
    arguments: { image: png },
    request: { inputs: PNG },
    output: classes,
  },
  {
    task: 'image-segmentation',
    method: 'image_segmentation',
    arguments: { image: png, subtask: 'panoptic' },
    request: { inputs: PNG, parameters: { subtask: 'panoptic' } },
    output: [{ label: 'cat', score: 0.9, mask: PNG }],
    result: [{ label: 'cat', score: 0.9, mask: ONE_PIXEL }],
  },
  {
    task: 'image-to-image',
    method: 'image_to_image',
    arguments: { image: png, prompt: 'Blue', guidance_scale: 7 },
    request: { inputs: PNG, parameters: { prompt: 'Blue', guidance_scale: 7 } },
    output: { image: PNG },
    result: ONE_PIXEL,
  },
  {
    task: 'image-to-text',
    method: 'image_to_text',
    arguments: { image: png },
    request: { inputs: PNG },
    output: { generated_text: 'A cat.' },
  },
  {
    task: 'object-detection',
    method: 'object_detection',
    arguments: { image: png, threshold: 0.5 },
    request: { inputs: PNG, parameters: { threshold: 0.5 } },
    output: [{ label: 'cat', score: 0.9, box: { xmin: 1, ymin: 2, xmax: 3, ymax: 4 } }],
  },
  {
    task: 'question-answering',
    method: 'question_answering',
    arguments: { question: 'Who?', context: 'Ada.' },
    request: { inputs: { question: 'Who?', context: 'Ada.' } },
    output: [answer],
    result: answer,
  },
  {
    task: 'question-answering',
    method: 'question_answering',
    arguments: { question: 'Who?', context: 'Ada.', top_k: 2 },
    request: { inputs: { question: 'Who?', context: 'Ada.' }, parameters: { top_k: 2 } },
    output: [answer, answer],
  },
  {
    task: 'sentence-similarity',
    method: 'sentence_similarity',
    arguments: { sentence: 'a', other_sentences: ['b', 'c'] },
    request: { inputs: { source_sentence: 'a', sentences: ['b', 'c'] } },
    output: [0.5, 0.25],
  },
  {
    task: 'summarization',
    method: 'summarization',
    arguments: { text: 'Long.', generate_parameters: { max_length: 9 } },
    request: { inputs: 'Long.', parameters: { max_length: 9 } },
    output: { summary_text: 'S.' },
  },
  {
    task: 'table-question-answering',
    method: 'table_question_answering',
    arguments: { table, query: 'Who?' },
    request: { inputs: { table, question: 'Who?' } },
    output: [{ answer: 'Ada', coordinates: [[0, 0]], cells: ['Ada'], aggregator: 'NONE' }],
    result: { answer: 'Ada', coordinates: [[0, 0]], cells: ['Ada'], aggregator: 'NONE' },
  },
  {
    task: 'tabular-classification',
    method: 'tabular_classification',
    arguments: { table },
    request: { inputs: { data: table } },
    output: ['a', 1],
  },
  {
    task: 'text-classification',
    method: 'text_classification',
    arguments: { text: 'Hi', top_k: 2 },
    request: { inputs: 'Hi', parameters: { top_k: 2 } },
    output: classes,
  },
  {
    task: 'text-generation',
    method: 'text_generation',
    arguments: { prompt: 'Once', max_new_tokens: 1, stop: ['.'] },
    request: { inputs: 'Once', parameters: { max_new_tokens: 1, stop: ['.'] } },
    output: [{ generated_text: ' upon' }],
    result: ' upon',
  },
  {
    task: 'text-generation',
    method: 'text_generation',
    arguments: { prompt: 'Once', details: true, decoder_input_details: true },
    request: { inputs: 'Once', parameters: { details: true, decoder_input_details: true } },
    output: [{ generated_text: ' upon', details }],
    result: { generated_text: ' upon', details },
  },
  {
    task: 'text-generation',
    method: 'text_generation',
    arguments: { prompt: 'Once', stream: true },
    request: { inputs: 'Once' },
    output: pieces,
    result: [' upon', ' upon'],
  },
  {
    task: 'text-generation',
    method: 'text_generation',
    arguments: { prompt: 'Once', stream: true, details: true },
    request: { inputs: 'Once', parameters: { details: true } },
    output: pieces,
  },
  {
    task: 'text-to-image',
    method: 'text_to_image',
    arguments: { prompt: 'A cat.', width: 64, height: 64, seed: 1 },
    request: { inputs: 'A cat.', parameters: { width: 64, height: 64, seed: 1 } },
    output: { image: PNG },
    result: ONE_PIXEL,
  },
  {
    task: 'text-to-speech',
    method: 'text_to_speech',
    arguments: { text: 'Hi.', do_sample: true },
    request: { inputs: 'Hi.', parameters: { do_sample: true } },
    output: { audio: WAV, sampling_rate: 8000 },
    result: { $bytes: 46 },
  },
  {
    task: 'token-classification',
    method: 'token_classification',
    arguments: { text: 'Ada', aggregation_strategy: 'simple' },
    request: { inputs: 'Ada', parameters: { aggregation_strategy: 'simple' } },
    output: [{ entity_group: 'PER', score: 0.9, word: 'Ada', start: 0, end: 3 }],
  },
  {
    task: 'translation',
    method: 'translation',
    arguments: { text: 'Hi', src_lang: 'en', tgt_lang: 'fr' },
    request: { inputs: 'Hi', parameters: { src_lang: 'en', tgt_lang: 'fr' } },
    output: { translation_text: 'Salut' },
  },
  {
    task: 'visual-question-answering',
    method: 'visual_question_answering',
    arguments: { image: png, question: 'What?', top_k: 1 },
    request: { inputs: { image: PNG, question: 'What?' }, parameters: { top_k: 1 } },
    output: [{ answer: 'red', score: 0.9 }],
  },
  {
    task: 'zero-shot-classification',
    method: 'zero_shot_classification',
    arguments: { text: 'Hi', candidate_labels: labels, multi_label: true },
    request: { inputs: 'Hi', parameters: { candidate_labels: labels, multi_label: true } },
    output: classes,
  },
  {
    task: 'zero-shot-image-classification',
    method: 'zero_shot_image_classification',
    arguments: { image: png, candidate_labels: labels },
    request: { inputs: PNG, parameters: { candidate_labels: labels } },
    output: classes,
  },
]

/**
 * Methods of the client that call no model, or for which its provider `hf-inference`, which speaks to a
 * URL, has no server: they say so and send nothing.
 */
export const WITHOUT_CALL: Readonly<Record<string, string>> = {
  close: 'calls no model',
  get_endpoint_info: 'calls no model',
  health_check: 'calls no model',
  image_to_video: 'the client sends nothing to a URL for it',
  tabular_regression: 'the client sends nothing to a URL for it',
  text_to_video: 'the client sends nothing to a URL for it',
}
