import { describe, expect, test } from 'vitest'
import {
  decodeHubOutput,
  decodeHubRequest,
  encodeHubOutput,
  encodeHubRequest,
  readHubRequest,
} from '../src/dialects/hub/index.ts'
import type { Issue, TaskId } from '../src/index.ts'

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4AWNgAAAAAgABc3UBGAAAAABJRU5ErkJggg=='
const png = Uint8Array.from(atob(PNG), (letter) => letter.charCodeAt(0))
const PNG_URL = `data:image/png;base64,${PNG}`

/** A WAV file of one sample, 16 bit, at this rate. */
function wave(rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(46)
  const view = new DataView(bytes.buffer)
  for (const [place, word] of [
    [0, 'RIFF'],
    [8, 'WAVE'],
    [12, 'fmt '],
    [36, 'data'],
  ] as const)
    for (const [index, letter] of [...word].entries()) bytes[place + index] = letter.charCodeAt(0)
  view.setUint32(4, 38, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  view.setUint32(40, 2, true)
  return bytes
}

/** The beginning of a FLAC file at this rate. */
function flac(rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(42)
  const view = new DataView(bytes.buffer)
  for (const [index, letter] of [...'fLaC'].entries()) bytes[index] = letter.charCodeAt(0)
  bytes[7] = 34
  view.setUint32(18, (rate << 12) | 0x0f0)
  return bytes
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run()
  } catch (error) {
    if (error instanceof Error && 'issues' in error) return error.issues as readonly Issue[]
    throw error
  }
  return []
}

const question = { question: 'Who?', context: 'Ada.' }
const table = { name: ['Ada'], born: ['1815'] }
const labels = { candidate_labels: ['a', 'b'] }
const ask = {
  role: 'user',
  content: [
    { type: 'image_url', image_url: { url: PNG_URL } },
    { type: 'text', text: 'What is it?' },
  ],
}

/** What may lie in a message beside words and an image, but cannot be a part of an image task. */
const partsThatAreNoQuestion = [
  { type: 'video_url', video_url: { url: 'https://example.com/video.mp4' } },
  { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
  { type: 'document_url', document_url: 'https://example.com/a.pdf' },
  5,
]

describe('requests: every form that the API takes is read', () => {
  test.each<[TaskId, string, unknown, unknown]>([
    ['text-classification', 'inputs alone', 'Hello', { inputs: 'Hello', parameters: {} }],
    ['text-classification', 'a batch alone', ['a', 'b'], { inputs: ['a', 'b'], parameters: {} }],
    ['text-classification', 'an object', { inputs: 'Hello' }, { inputs: 'Hello', parameters: {} }],
    [
      'text-classification',
      'bytes of a string',
      bytesOf('Hello'),
      { inputs: 'Hello', parameters: {} },
    ],
    [
      'text-classification',
      'bytes of JSON',
      bytesOf('{"inputs":"Hello","parameters":{"top_k":2}}'),
      { inputs: 'Hello', parameters: { top_k: 2 } },
    ],
    [
      'text-classification',
      'an ArrayBuffer',
      bytesOf('"Hi"').buffer,
      { inputs: 'Hi', parameters: {} },
    ],
    ['text-classification', 'a number', 42, { inputs: '42', parameters: {} }],
    [
      'text-classification',
      'parameters that are null',
      { inputs: 'Hello', parameters: null },
      { inputs: 'Hello', parameters: {} },
    ],
    [
      'text-classification',
      'a parameter that is null',
      { inputs: 'Hello', parameters: { function_to_apply: null } },
      { inputs: 'Hello', parameters: {} },
    ],
    [
      'text-classification',
      'top_k null, which asks for all classes',
      { inputs: 'Hello', parameters: { top_k: null } },
      { inputs: 'Hello', parameters: { top_k: null } },
    ],
    [
      'image-classification',
      'top_k 0, which asks for all classes',
      { inputs: PNG, parameters: { top_k: 0 } },
      { inputs: PNG, parameters: { top_k: null } },
    ],
    [
      'fill-mask',
      'top_k null, which says nothing where null has no meaning',
      { inputs: '[MASK]', parameters: { top_k: null } },
      { inputs: '[MASK]', parameters: {} },
    ],
    [
      'text-generation',
      'top_k 0, which draws from all tokens',
      { inputs: 'Once', parameters: { do_sample: true, top_k: 0 } },
      { inputs: 'Once', parameters: { do_sample: true, top_k: 0 } },
    ],
    [
      'feature-extraction',
      'a word in other letters',
      { inputs: 'Hello', truncate: true, truncation_direction: 'Right' },
      { inputs: 'Hello', parameters: { truncate: true, truncation_direction: 'right' } },
    ],
    [
      'token-classification',
      'a word in capitals',
      { inputs: 'Ada', parameters: { aggregation_strategy: 'SIMPLE', ignore_labels: 'O' } },
      { inputs: 'Ada', parameters: { aggregation_strategy: 'simple', ignore_labels: ['O'] } },
    ],
    [
      'text-generation',
      'stop as a string, under its older name',
      { inputs: 'Once', parameters: { stop_sequences: '.' } },
      { inputs: 'Once', parameters: { stop: ['.'] } },
    ],
    [
      'text-classification',
      'two texts',
      { inputs: { text: 'a', text_pair: 'b' }, parameters: { top_k: 2 } },
      { inputs: { text: 'a', text_pair: 'b' }, parameters: { top_k: 2 } },
    ],
    [
      'text-classification',
      'two texts in the body itself',
      { text: 'a', text_pair: 'b', options: null },
      { inputs: { text: 'a', text_pair: 'b' }, parameters: {} },
    ],
    [
      'text-classification',
      'one text in an object',
      { inputs: [{ text: 'a', text_pair: null }, { text: 'b' }] },
      { inputs: ['a', 'b'], parameters: {} },
    ],
    [
      'text-classification',
      'a batch of single texts and pairs, as Text Embeddings Inference takes it',
      { inputs: [['a'], ['b', 'c']], raw_scores: false },
      { inputs: ['a', { text: 'b', text_pair: 'c' }], parameters: { raw_scores: false } },
    ],
    [
      'question-answering',
      'inputs that are null, and their keys beside them',
      { inputs: null, ...question },
      { inputs: question, parameters: {} },
    ],
    [
      'question-answering',
      'a key beside the inputs, which wins',
      { inputs: { ...question, context: 'Old.' }, context: 'Ada.' },
      { inputs: question, parameters: {} },
    ],
    [
      'question-answering',
      'the question as the inputs, and the context beside them',
      { inputs: 'Who?', context: 'Ada.' },
      { inputs: question, parameters: {} },
    ],
    [
      'question-answering',
      'a parameter in both places, of which that in the body wins',
      { inputs: question, top_k: 2, parameters: { top_k: 3, max_answer_len: 9 } },
      { inputs: question, parameters: { top_k: 2, max_answer_len: 9 } },
    ],
    [
      'question-answering',
      'a parameter that is null beside one that is not',
      { inputs: question, top_k: null, parameters: { top_k: 3 } },
      { inputs: question, parameters: { top_k: 3 } },
    ],
    [
      'visual-question-answering',
      'question and image beside the inputs, as huggingface_hub asks',
      { inputs: PNG, parameters: { top_k: 2 }, question: 'What?', image: PNG },
      { inputs: { question: 'What?', image: PNG }, parameters: { top_k: 2 } },
    ],
    [
      'visual-question-answering',
      'the image as the inputs, and the question beside them',
      { inputs: PNG, question: 'What?' },
      { inputs: { question: 'What?', image: PNG }, parameters: {} },
    ],
    [
      'table-question-answering',
      'a table of rows, and the query beside it',
      { inputs: null, query: 'Who?', table: [{ name: 'Ada', born: '1815' }] },
      { inputs: { question: 'Who?', table }, parameters: {} },
    ],
    [
      'tabular-classification',
      'table, as huggingface_hub asks',
      { parameters: {}, table },
      { inputs: { data: table }, parameters: {} },
    ],
    [
      'tabular-regression',
      'table beside inputs that are null',
      { inputs: null, table },
      { inputs: { data: table }, parameters: {} },
    ],
    [
      'tabular-regression',
      'table beside inputs that hold none',
      { inputs: {}, table },
      { inputs: { data: table }, parameters: {} },
    ],
    [
      'tabular-classification',
      'table within the inputs, as rows of which one lacks a cell',
      { inputs: { table: [{ a: 1, b: 2 }, { a: 3 }] } },
      { inputs: { data: { a: [1, 3], b: [2, null] } }, parameters: {} },
    ],
    [
      'tabular-regression',
      'NaN as Python writes it',
      bytesOf('{"inputs": {"data": {"NaN \\"x\\"": [1.5, NaN, -Infinity]}}}'),
      { inputs: { data: { 'NaN "x"': [1.5, null, null] } }, parameters: {} },
    ],
    [
      'zero-shot-classification',
      'sequences in an object, and candidateLabels',
      { inputs: { sequences: 'Hi' }, parameters: { candidateLabels: ['a', 'b'] } },
      { inputs: 'Hi', parameters: labels },
    ],
    [
      'image-to-image',
      'an image and a prompt in an object',
      { inputs: { image: PNG, prompt: 'Blue' }, parameters: { guidance_scale: 7 } },
      { inputs: PNG, parameters: { prompt: 'Blue', guidance_scale: 7 } },
    ],
    [
      'text-to-image',
      'a prompt, as OpenAI asks',
      { model: 'a/b', prompt: 'A boat', size: '512x768', response_format: 'b64_json' },
      { inputs: 'A boat', parameters: { width: 512, height: 768 } },
    ],
    [
      'text-to-video',
      'a prompt',
      { prompt: 'A boat', seed: 1 },
      { inputs: 'A boat', parameters: { seed: 1 } },
    ],
    [
      'feature-extraction',
      'input, as OpenAI asks',
      { model: 'a/b', input: ['a', 'b'], encoding_format: 'base64', dimensions: 8, user: 'me' },
      { inputs: ['a', 'b'], parameters: { dimensions: 8 } },
    ],
    [
      'text-ranking',
      'documents, as Cohere asks',
      { query: 'a', documents: ['b', { text: 'c' }], top_n: 1, return_documents: true },
      { inputs: { query: 'a', texts: ['b', 'c'] }, parameters: { top_k: 1, return_text: true } },
    ],
    [
      'text-classification',
      'instances that are inputs, as Vertex AI asks',
      { instances: ['a', 'b'], parameters: { top_k: 2 } },
      { inputs: ['a', 'b'], parameters: { top_k: 2 } },
    ],
    [
      'text-generation',
      'instances that are calls',
      { instances: [{ inputs: 'a', parameters: { max_new_tokens: 5 } }] },
      { inputs: ['a'], parameters: { max_new_tokens: 5 } },
    ],
    [
      'time-series-forecasting',
      'series of points with covariates, as in the draft',
      {
        series: [
          {
            target: [[80], [null], [82]],
            start: '2025-03-03',
            past_covariates: { visits: [1, 2, 3] },
            future_covariates: { price: [5, 5, 4, 4, 6] },
            static_covariates: { size: 12 },
            metadata: { shop: 'A' },
          },
        ],
        parameters: { prediction_length: 2, quantile_levels: [0.9, 0.1], frequency: 'D' },
      },
      {
        inputs: [
          {
            data: { target: [80, null, 82], visits: [1, 2, 3], price: [5, 5, 4] },
            future_data: { price: [4, 6] },
            start: '2025-03-03',
            static_data: { size: 12 },
          },
        ],
        parameters: {
          targets: ['target'],
          prediction_length: 2,
          quantile_levels: [0.9, 0.1],
          freq: 'D',
        },
      },
    ],
    [
      'time-series-forecasting',
      'series of points with several channels, in the form of the first draft',
      {
        inputs: [
          {
            target: [
              [1, 10],
              [2, 20],
              [3, 30],
            ],
            future_covariates: { price: [4, 6] },
          },
        ],
      },
      {
        inputs: [
          {
            data: { target_0: [1, 2, 3], target_1: [10, 20, 30] },
            future_data: { price: [4, 6] },
          },
        ],
        parameters: {},
      },
    ],
    [
      'text-classification',
      'model and options, which are no part of the call',
      { model: 'a/b', options: { wait_for_model: true }, provider: 'x', inputs: 'Hello' },
      { inputs: 'Hello', parameters: {} },
    ],
    [
      'feature-extraction',
      'parameters beside the inputs',
      { inputs: 'Hello', normalize: true, prompt_name: null, truncation_direction: 'left' },
      { inputs: 'Hello', parameters: { normalize: true, truncation_direction: 'left' } },
    ],
    [
      'feature-extraction',
      'those of the OpenAI form',
      { inputs: ['a', 'b'], encoding_format: 'float', dimensions: 8 },
      { inputs: ['a', 'b'], parameters: { encoding_format: 'float', dimensions: 8 } },
    ],
    ['text-generation', 'bytes of a number', bytesOf('42'), { inputs: '42', parameters: {} }],
    [
      'text-generation',
      'bytes of a number, to the letter',
      bytesOf('1.50'),
      { inputs: '1.50', parameters: {} },
    ],
    [
      'translation',
      'a nested parameter that is null',
      { inputs: 'Hello', parameters: { generate_kwargs: { top_k: null, max_length: 9 } } },
      { inputs: 'Hello', parameters: { max_length: 9 } },
    ],
    ['question-answering', 'an object', { inputs: question }, { inputs: question, parameters: {} }],
    [
      'question-answering',
      'inputs and parameters spread over the body',
      { ...question, top_k: 3 },
      { inputs: question, parameters: { top_k: 3 } },
    ],
    [
      'table-question-answering',
      'query',
      { inputs: { query: 'Who?', table } },
      { inputs: { question: 'Who?', table }, parameters: {} },
    ],
    [
      'table-question-answering',
      'question',
      { inputs: { question: 'Who?', table }, parameters: { sequential: true } },
      { inputs: { question: 'Who?', table }, parameters: { sequential: true } },
    ],
    [
      'table-question-answering',
      'query in the body itself',
      { query: 'Who?', table },
      { inputs: { question: 'Who?', table }, parameters: {} },
    ],
    [
      'table-question-answering',
      'a batch',
      { inputs: [{ query: 'Who?', table }] },
      { inputs: [{ question: 'Who?', table }], parameters: {} },
    ],
    [
      'tabular-classification',
      'data',
      { inputs: { data: table } },
      { inputs: { data: table }, parameters: {} },
    ],
    [
      'tabular-regression',
      'data in the body itself',
      { data: table },
      { inputs: { data: table }, parameters: {} },
    ],
    [
      'sentence-similarity',
      'an object',
      { inputs: { source_sentence: 'a', sentences: ['b'] } },
      { inputs: { source_sentence: 'a', sentences: ['b'] }, parameters: {} },
    ],
    [
      'text-ranking',
      'everything in the body itself',
      { query: 'a', texts: ['b'], raw_scores: true, truncate: false },
      { inputs: { query: 'a', texts: ['b'] }, parameters: { raw_scores: true, truncate: false } },
    ],
    [
      'zero-shot-classification',
      'labels as one text, and multi_class',
      { inputs: 'Hi', parameters: { candidate_labels: 'a, b,', multi_class: true } },
      { inputs: 'Hi', parameters: { ...labels, multi_label: true } },
    ],
    [
      'zero-shot-classification',
      'multi_label as a word',
      { inputs: 'Hi', parameters: { ...labels, multi_label: 'True' } },
      { inputs: 'Hi', parameters: { ...labels, multi_label: true } },
    ],
    [
      'zero-shot-classification',
      'labels beside the inputs',
      { inputs: 'Hi', candidate_labels: 'a,b' },
      { inputs: 'Hi', parameters: labels },
    ],
    ['image-classification', 'bytes alone', png, { inputs: png, parameters: {} }],
    ['image-classification', 'base64 alone', PNG, { inputs: PNG, parameters: {} }],
    [
      'image-classification',
      'bytes of JSON',
      bytesOf(JSON.stringify({ inputs: PNG, parameters: { top_k: 1 } })),
      { inputs: PNG, parameters: { top_k: 1 } },
    ],
    [
      'image-classification',
      'image instead of inputs',
      { image: PNG, parameters: { top_k: 1 } },
      { inputs: PNG, parameters: { top_k: 1 } },
    ],
    [
      'zero-shot-image-classification',
      'an image in an object',
      { inputs: { image: PNG }, parameters: labels },
      { inputs: PNG, parameters: labels },
    ],
    [
      'zero-shot-image-classification',
      'image instead of inputs, and labels as one text',
      { image: PNG, parameters: { candidate_labels: 'a,b' } },
      { inputs: PNG, parameters: labels },
    ],
    [
      'zero-shot-object-detection',
      'labels in parameters',
      { inputs: PNG, parameters: labels },
      { inputs: PNG, parameters: labels },
    ],
    ['audio-classification', 'bytes alone', wave(8000), { inputs: wave(8000), parameters: {} }],
    [
      'automatic-speech-recognition',
      'generation_parameters',
      {
        inputs: PNG,
        parameters: { return_timestamps: true, generation_parameters: { max_new_tokens: 5 } },
      },
      { inputs: PNG, parameters: { return_timestamps: true, max_new_tokens: 5 } },
    ],
    [
      'summarization',
      'generate_parameters',
      {
        inputs: 'Long.',
        parameters: { generate_parameters: { max_length: 9 }, truncation: 'longest_first' },
      },
      { inputs: 'Long.', parameters: { max_length: 9, truncation: 'longest_first' } },
    ],
    [
      'text-to-speech',
      'generation_parameters',
      { inputs: 'Hi', parameters: { generation_parameters: { do_sample: true } } },
      { inputs: 'Hi', parameters: { do_sample: true } },
    ],
    [
      'visual-question-answering',
      'an object',
      { inputs: { question: 'What?', image: PNG }, parameters: { top_k: 2 } },
      { inputs: { question: 'What?', image: PNG }, parameters: { top_k: 2 } },
    ],
    [
      'document-question-answering',
      'in the body itself',
      { question: 'What?', image: PNG },
      { inputs: { question: 'What?', image: PNG }, parameters: {} },
    ],
    [
      'image-to-image',
      'base64 and a prompt',
      { inputs: PNG, parameters: { prompt: 'Blue', negative_prompt: ['red', 'green'] } },
      { inputs: PNG, parameters: { prompt: 'Blue', negative_prompt: 'red, green' } },
    ],
    [
      'image-text-to-image',
      'the prompt as a parameter',
      { inputs: PNG, parameters: { prompt: 'Blue', seed: 1 } },
      { inputs: { image: PNG, prompt: 'Blue' }, parameters: { seed: 1 } },
    ],
    [
      'image-text-to-video',
      'a prompt alone',
      { parameters: { prompt: 'A wave' } },
      { inputs: { prompt: 'A wave' }, parameters: {} },
    ],
    [
      'image-text-to-video',
      'the canonical form',
      { inputs: { image: PNG, prompt: 'A wave' } },
      { inputs: { image: PNG, prompt: 'A wave' }, parameters: {} },
    ],
    [
      'unconditional-image-generation',
      'nothing',
      { parameters: { seed: 1 } },
      { inputs: null, parameters: { seed: 1 } },
    ],
    [
      'text-generation',
      'inputs and parameters',
      { inputs: 'Once', parameters: { max_new_tokens: 5 }, stream: false },
      { inputs: 'Once', parameters: { max_new_tokens: 5 } },
    ],
    [
      'text-generation',
      'a completion',
      { model: 'a/b', prompt: 'Once', max_tokens: 5, temperature: 0.5, stop: '.', seed: null },
      {
        inputs: 'Once',
        parameters: {
          return_full_text: false,
          max_new_tokens: 5,
          temperature: 0.5,
          do_sample: true,
          stop: ['.'],
        },
      },
    ],
    [
      'text-generation',
      'a completion without chance, of several prompts, with them in the answer',
      { prompt: ['a', 'b'], temperature: 0, n: 2, echo: true },
      {
        inputs: ['a', 'b'],
        parameters: { do_sample: false, num_return_sequences: 2, return_full_text: true },
      },
    ],
    [
      'text-generation',
      'a completion with options of the API, which are no part of the call',
      { model: 'a/b', prompt: 'Once', provider: 'x', options: { use_cache: false }, stream: false },
      { inputs: 'Once', parameters: { return_full_text: false } },
    ],
    [
      'chat-completion',
      'options of the API, of which stream is a parameter',
      {
        model: 'a/b',
        messages: [{ role: 'user', content: 'Hi' }],
        provider: 'x',
        options: { use_cache: false },
        stream: true,
      },
      {
        inputs: { messages: [{ role: 'user', content: 'Hi' }] },
        parameters: { stream: true },
      },
    ],
    [
      'chat-completion',
      'messages and options in one object',
      {
        model: 'a/b',
        messages: [{ role: 'user', content: 'Hi', name: null }],
        temperature: 0,
        seed: null,
        stop: 'x',
        tools: null,
      },
      {
        inputs: { messages: [{ role: 'user', content: 'Hi' }] },
        parameters: { temperature: 0, stop: ['x'] },
      },
    ],
    [
      'chat-completion',
      'inputs and parameters',
      { inputs: { messages: [{ role: 'user', content: 'Hi' }] }, parameters: { max_tokens: 5 } },
      { inputs: { messages: [{ role: 'user', content: 'Hi' }] }, parameters: { max_tokens: 5 } },
    ],
    [
      'chat-completion',
      'a tool whose options are null, and a call whose arguments are an object',
      {
        messages: [
          {
            role: 'assistant',
            content: null,
            tool_calls: [
              { id: '1', type: 'function', function: { name: 'f', arguments: { a: 1 } } },
            ],
          },
        ],
        tools: [{ type: 'function', function: { name: 'f', description: null } }],
        response_format: { type: 'json_schema', json_schema: { name: 'x', strict: null } },
      },
      {
        inputs: {
          messages: [
            {
              role: 'assistant',
              content: null,
              tool_calls: [
                { id: '1', type: 'function', function: { name: 'f', arguments: '{"a":1}' } },
              ],
            },
          ],
        },
        parameters: {
          tools: [{ type: 'function', function: { name: 'f' } }],
          response_format: { type: 'json_schema', json_schema: { name: 'x' } },
        },
      },
    ],
    [
      'image-text-to-text',
      'a chat',
      { model: 'a/b', messages: [{ role: 'system', content: 'Be brief.' }, ask], max_tokens: 5 },
      {
        inputs: { image: PNG_URL, text: 'Be brief.\nWhat is it?' },
        parameters: { max_new_tokens: 5 },
      },
    ],
    [
      'image-text-to-text',
      'a chat with options that are null under the names of the API',
      { messages: [ask], max_tokens: null, n: null },
      { inputs: { image: PNG_URL, text: 'What is it?' }, parameters: {} },
    ],
    [
      'image-text-to-text',
      'a chat whose parts come as strings, without a type or as templates have them',
      {
        messages: [
          { role: 'system', content: null },
          { content: ['What', { image_url: PNG_URL }] },
          { role: 'user', content: [{ type: 'image', image: PNG_URL }, { text: 'is it?' }] },
        ],
        max_tokens: null,
      },
      {
        inputs: { image: PNG_URL, images: [PNG_URL], text: 'What\nis it?' },
        parameters: {},
      },
    ],
    [
      'chat-completion',
      'messages as the inputs',
      { inputs: [{ role: 'user', content: 'Hi' }], parameters: { max_tokens: 5 } },
      { inputs: { messages: [{ role: 'user', content: 'Hi' }] }, parameters: { max_tokens: 5 } },
    ],
    [
      'zero-shot-classification',
      'the text under the name that Transformers has for it',
      { sequences: 'I like it', candidate_labels: ['a', 'b'] },
      { inputs: 'I like it', parameters: labels },
    ],
    [
      'image-text-to-text',
      'inputs and parameters',
      { inputs: { image: PNG, text: 'What is it?' }, parameters: { max_new_tokens: 5 } },
      { inputs: { image: PNG, text: 'What is it?' }, parameters: { max_new_tokens: 5 } },
    ],
  ])('behavior: %s: %s', (task, _form, body, request) => {
    expect(decodeHubRequest(task, body)).toEqual(request)
  })

  test('behavior: a Blob alone is the image', () => {
    const blob = new Blob([png], { type: 'image/png' })
    expect(decodeHubRequest('image-classification', blob)).toEqual({ inputs: blob, parameters: {} })
  })
})

describe('requests: errors name the path of the body that came', () => {
  test.each<[TaskId, unknown, string[]]>([
    ['text-classification', '', ['']],
    ['text-classification', {}, ['inputs']],
    ['text-classification', { inputs: 'a', parameters: [] }, ['parameters']],
    ['text-classification', { inputs: 'a', top_k: 'x' }, ['top_k']],
    ['text-classification', { inputs: 'a', parameters: { top_k: 'x' } }, ['parameters.top_k']],
    ['text-classification', ['a', 5], ['[1]']],
    ['zero-shot-classification', { inputs: 'a' }, ['parameters.candidate_labels']],
    ['zero-shot-classification', { inputs: 'a', candidate_labels: ',' }, ['candidate_labels']],
    [
      'zero-shot-classification',
      { inputs: 'a', parameters: { candidate_labels: `a,${'b'.repeat(300)}` } },
      ['parameters.candidate_labels'],
    ],
    ['table-question-answering', { inputs: { query: 5, table } }, ['inputs.query']],
    ['table-question-answering', { query: 5, table }, ['query']],
    ['question-answering', { question: 'a' }, ['context']],
    ['question-answering', {}, ['inputs']],
    ['zero-shot-image-classification', { inputs: { image: 5 }, ...labels }, ['inputs.image']],
    [
      'summarization',
      { inputs: 'a', parameters: { generate_parameters: { max_length: 'x' } } },
      ['parameters.generate_parameters.max_length'],
    ],
    ['image-text-to-image', { inputs: PNG }, ['parameters.prompt']],
    ['image-text-to-image', { inputs: '?', prompt: 'a' }, ['inputs']],
    ['text-generation', { prompt: 5, max_tokens: 0 }, ['prompt', 'max_tokens']],
    ['text-generation', { prompt: 'a', stop: '' }, ['stop']],
    [
      'chat-completion',
      { messages: [{ role: 'user', content: 'a' }, { role: 'x' }], n: 0 },
      ['messages[1].role', 'n'],
    ],
    [
      'image-text-to-text',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: '?' } }] }] },
      ['messages[0].content[0].image_url.url', 'messages'],
    ],
    [
      'image-text-to-text',
      { messages: [ask, { role: 'assistant', content: 'A dot.' }], max_tokens: 5 },
      ['messages'],
    ],
    ['feature-extraction', { input: ['a', 5] }, ['input[1]']],
    ['text-classification', { instances: ['a', 5] }, ['instances[1]']],
    ['text-classification', { instances: [{ inputs: 5 }] }, ['instances[0].inputs']],
    ['text-classification', { inputs: [['a', 5]] }, ['inputs[0]']],
    ['text-ranking', { query: 'a', documents: ['b', { text: 5 }] }, ['documents[1].text']],
    ['tabular-classification', { table: [{ a: {} }] }, ['table[0].a']],
    ['visual-question-answering', { inputs: PNG, question: 5 }, ['question']],
    [
      'time-series-forecasting',
      {
        series: [
          {
            target: [
              [1, 'x'],
              [2, 3],
            ],
            future_covariates: { price: [1, 2, 'y'] },
          },
        ],
      },
      ['series[0].target[0][1]', 'series[0].future_covariates.price[2]'],
    ],
    ['image-text-to-text', { messages: [ask, { role: 'system', content: 5 }] }, ['messages']],
    [
      'image-text-to-text',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: '?' }, 'What?'] }] },
      ['messages[0].content[0].image_url'],
    ],
    ['image-text-to-text', { messages: [ask, { role: 'user', content: ask }] }, ['messages']],
    ...partsThatAreNoQuestion.map((part): [TaskId, unknown, string[]] => [
      'image-text-to-text',
      { messages: [{ role: 'user', content: [...ask.content, part] }] },
      ['messages'],
    ]),
  ])('error: %s %j', (task, body, paths) => {
    const issues = issuesOf(() => decodeHubRequest(task, body))
    expect(issues.map(({ path }) => path)).toEqual(paths)
    for (const { path, message } of issues) expect(message.startsWith(path)).toBe(true)
  })
})

describe('requests: what is written', () => {
  test('behavior: bytes are the body when there are no parameters', () => {
    expect(encodeHubRequest('image-to-image', { inputs: png })).toBe(png)
  })

  test('behavior: media become base64, URLs stay', () => {
    const parameters = { prompt: 'Blue', mask_image: 'https://example.com/mask.png' }
    for (const inputs of [png, PNG, PNG_URL])
      expect(encodeHubRequest('image-to-image', { inputs, parameters })).toEqual({
        inputs: PNG,
        parameters,
      })
  })

  test('behavior: a chat takes media as URLs', () => {
    const inputs = { image: png, text: 'What is it?' }
    expect(
      encodeHubRequest('image-text-to-text', { inputs, parameters: { max_new_tokens: 5 } }),
    ).toEqual({ messages: [ask], max_tokens: 5 })
  })

  test.each([
    [{ do_sample: false }, { temperature: 0 }],
    [{ do_sample: true, temperature: 0.5 }, { temperature: 0.5 }],
    [{ temperature: 0.5 }, { temperature: 0.5 }],
    [{ do_sample: true }, { do_sample: true }],
  ])(
    'behavior: a chat says by its temperature whether tokens are drawn: %j',
    (parameters, said) => {
      const inputs = { image: PNG_URL, text: 'What is it?' }
      expect(encodeHubRequest('image-text-to-text', { inputs, parameters })).toEqual({
        messages: [ask],
        ...said,
      })
    },
  )

  test('behavior: a table is asked with a query', () => {
    const inputs = { question: 'Who?', table }
    expect(encodeHubRequest('table-question-answering', { inputs })).toEqual({
      inputs: { query: 'Who?', table },
    })
  })

  test('behavior: the prompt for an image is a parameter', () => {
    const inputs = { image: PNG_URL, prompt: 'Blue' }
    expect(encodeHubRequest('image-text-to-image', { inputs })).toEqual({
      inputs: PNG,
      parameters: { prompt: 'Blue' },
    })
  })

  test('behavior: feature extraction has its parameters beside the inputs', () => {
    expect(
      encodeHubRequest('feature-extraction', { inputs: 'a', parameters: { normalize: true } }),
    ).toEqual({ inputs: 'a', normalize: true })
  })
})

const classes = [{ label: 'A', score: 0.9 }]
const answer = { answer: 'Ada', score: 0.9, start: 0, end: 3 }
const filling = { sequence: 'a b', score: 0.9, token: 1, token_str: 'b' }
const token = { word: 'Ada', score: 0.9, start: 0, end: 3 }

describe('outputs: every form that the API answers in is read', () => {
  test.each<[TaskId, string, unknown, unknown]>([
    ['text-classification', 'a list in a list', [classes], classes],
    ['text-classification', 'a list', classes, classes],
    [
      'text-classification',
      'labels and scores apart',
      { labels: ['a'], scores: [1] },
      [{ label: 'a', score: 1 }],
    ],
    [
      'translation',
      'under the key of text generation',
      [{ generated_text: 'T' }],
      { translation_text: 'T' },
    ],
    [
      'summarization',
      'under the key of text generation',
      { generated_text: 'S' },
      { summary_text: 'S' },
    ],
    ['translation', 'the text alone', 'T', { translation_text: 'T' }],
    ['image-to-text', 'the text alone', 'G', { generated_text: 'G' }],
    [
      'table-question-answering',
      'null for what there is not',
      { answer: 'Ada', coordinates: null, cells: null, aggregator: null },
      [{ answer: 'Ada' }],
    ],
    [
      'feature-extraction',
      'embeddings in a list, of llama.cpp',
      [{ index: 0, embedding: [0.5] }],
      [0.5],
    ],
    [
      'image-text-to-text',
      'a message whose content is parts',
      [{ generated_text: [{ role: 'assistant', content: [{ type: 'text', text: 'G' }] }] }],
      [{ generated_text: 'G' }],
    ],
    ['summarization', 'a list of one', [{ summary_text: 'S' }], { summary_text: 'S' }],
    ['summarization', 'an object', { summary_text: 'S' }, { summary_text: 'S' }],
    ['translation', 'a list of one', [{ translation_text: 'T' }], { translation_text: 'T' }],
    ['image-to-text', 'a list of one', [{ generated_text: 'G' }], { generated_text: 'G' }],
    ['image-to-text', 'an object', { generated_text: 'G' }, { generated_text: 'G' }],
    ['question-answering', 'an object', answer, [answer]],
    ['question-answering', 'a list', [answer, answer], [answer, answer]],
    [
      'table-question-answering',
      'an object',
      { answer: 'Ada', coordinates: [[0, 0]], cells: ['Ada'], aggregator: 'NONE' },
      [{ answer: 'Ada', coordinates: [[0, 0]], cells: ['Ada'], aggregator: 'NONE' }],
    ],
    ['table-question-answering', 'only an answer', { answer: 'Ada' }, [{ answer: 'Ada' }]],
    ['document-question-answering', 'without a score', [{ answer: 'Ada' }], [{ answer: 'Ada' }]],
    ['document-question-answering', 'an object', answer, [answer]],
    [
      'token-classification',
      'tokens whose place is not known',
      [{ word: 'Ada', score: 0.9, entity: 'B-PER', index: 1, start: null, end: null }],
      [{ word: 'Ada', score: 0.9, entity: 'B-PER', index: 1 }],
    ],
    [
      'zero-shot-classification',
      'labels and scores apart',
      { sequence: 'Hi', labels: ['A'], scores: [0.9] },
      classes,
    ],
    [
      'zero-shot-classification',
      'a list of such',
      [{ sequence: 'Hi', labels: ['A'], scores: [0.9] }],
      classes,
    ],
    ['zero-shot-classification', 'a list', classes, classes],
    ['feature-extraction', 'a vector', [0.1, 0.2], [0.1, 0.2]],
    ['feature-extraction', 'a vector in a list', [[0.1, 0.2]], [0.1, 0.2]],
    ['feature-extraction', 'vectors of tokens in lists of one', [[[[0.1], [0.2]]]], [[0.1], [0.2]]],
    ['sentence-similarity', 'numbers', [0.1, 0.2], [0.1, 0.2]],
    ['text-generation', 'a list', [{ generated_text: 'G' }], [{ generated_text: 'G' }]],
    ['text-generation', 'an object', { generated_text: 'G' }, [{ generated_text: 'G' }]],
    [
      'text-generation',
      'a completion',
      { id: 'x', choices: [{ index: 0, text: 'G', finish_reason: 'stop' }] },
      [{ generated_text: 'G' }],
    ],
    [
      'image-text-to-text',
      'a message',
      { choices: [{ index: 0, message: { role: 'assistant', content: 'G' } }] },
      [{ generated_text: 'G' }],
    ],
    ['text-to-image', 'bytes', png, { image: png }],
    ['text-to-image', 'data', { data: [{ b64_json: PNG }] }, { image: PNG }],
    ['text-to-image', 'an address', { output: ['https://a.b/c'] }, { image: 'https://a.b/c' }],
    ['text-to-image', 'the canonical form', { image: PNG }, { image: PNG }],
    ['image-to-image', 'base64', PNG, { image: PNG }],
    ['text-to-speech', 'bytes', wave(8000), { audio: wave(8000), sampling_rate: 8000 }],
    ['text-to-audio', 'bytes', flac(44100), { audio: flac(44100), sampling_rate: 44100 }],
    ['text-to-audio', 'bytes of another file', png, { audio: png }],
    [
      'audio-to-audio',
      'sounds beside their types',
      [{ label: 'voice', blob: PNG, 'content-type': 'audio/flac' }],
      [{ label: 'voice', audio: `data:audio/flac;base64,${PNG}` }],
    ],
    [
      'image-segmentation',
      'base64 masks',
      [{ label: 'sky', mask: PNG, score: null }],
      [{ label: 'sky', mask: PNG, score: null }],
    ],
    [
      'voice-activity-detection',
      'segments of a class',
      [{ class: 'speaker_0', start: 0, end: 1 }],
      [{ label: 'speaker_0', start: 0, end: 1 }],
    ],
    [
      'text-generation',
      'the whole chat',
      [
        {
          generated_text: [
            { role: 'user', content: 'Q' },
            { role: 'assistant', content: 'G' },
          ],
        },
      ],
      [{ generated_text: 'G' }],
    ],
    ['text-generation', 'a string', 'G', [{ generated_text: 'G' }]],
    ['automatic-speech-recognition', 'a string', 'Hi.', { text: 'Hi.' }],
    ['visual-question-answering', 'without a score', [{ answer: 'red' }], [{ answer: 'red' }]],
    ['visual-question-answering', 'one answer alone', { answer: 'red' }, [{ answer: 'red' }]],
    [
      'visual-question-answering',
      'a score that is null',
      [{ answer: 'red', score: null }],
      [{ answer: 'red' }],
    ],
    ['fill-mask', 'one mask', [filling], [filling]],
    ['fill-mask', 'one mask in a list', [[filling]], [filling]],
    ['fill-mask', 'several masks', [[filling], [filling]], [[filling], [filling]]],
    ['feature-extraction', 'embeddings', { embeddings: [[0.1, 0.2]] }, [0.1, 0.2]],
    ['feature-extraction', 'one embedding', { embedding: [0.1, 0.2] }, [0.1, 0.2]],
    [
      'feature-extraction',
      'data, as OpenAI answers',
      { object: 'list', data: [{ index: 0, embedding: [0.1] }], usage: {} },
      [0.1],
    ],
    ['feature-extraction', 'data in base64', { data: [{ embedding: 'AACAPwAAAMA=' }] }, [1, -2]],
    ['sentence-similarity', 'similarities', { similarities: [0.1, 0.2] }, [0.1, 0.2]],
    ['sentence-similarity', 'scores', { scores: [0.1] }, [0.1]],
    ['sentence-similarity', 'a list in a list', [[0.1, 0.2]], [0.1, 0.2]],
    [
      'text-ranking',
      'scores',
      { scores: [0.1, 0.9] },
      [
        { index: 1, score: 0.9 },
        { index: 0, score: 0.1 },
      ],
    ],
    [
      'text-ranking',
      'results, as Cohere answers',
      { results: [{ index: 1, relevance_score: 0.9, document: { text: 'b' } }] },
      [{ index: 1, score: 0.9, text: 'b' }],
    ],
    [
      'text-ranking',
      'places of Sentence Transformers',
      [{ corpus_id: 1, score: 0.9 }],
      [{ index: 1, score: 0.9 }],
    ],
    [
      'automatic-speech-recognition',
      'segments, as OpenAI answers',
      { text: 'Hi.', language: 'en', segments: [{ id: 0, start: 0, end: 1.5, text: 'Hi.' }] },
      { text: 'Hi.', chunks: [{ text: 'Hi.', timestamp: [0, 1.5] }] },
    ],
    [
      'automatic-speech-recognition',
      'chunks, of which the last has no end',
      { text: 'Hi.', chunks: [{ text: 'Hi.', timestamp: [0, null] }] },
      { text: 'Hi.', chunks: [{ text: 'Hi.', timestamp: [0, null] }] },
    ],
    [
      'automatic-speech-recognition',
      'chunks that are null',
      [{ text: 'Hi.', chunks: null }],
      { text: 'Hi.' },
    ],
    [
      'object-detection',
      'boxes as lists',
      [{ label: 'cat', score: 0.9, box: [1, 2, 3, 4] }],
      [{ label: 'cat', score: 0.9, box: { xmin: 1, ymin: 2, xmax: 3, ymax: 4 } }],
    ],
    [
      'text-to-image',
      'images of fal',
      { images: [{ url: 'https://a.b/c' }] },
      { image: 'https://a.b/c' },
    ],
    [
      'text-to-video',
      'video of fal',
      { video: { url: 'https://a.b/c' } },
      { video: 'https://a.b/c' },
    ],
    ['tabular-regression', 'predictions', { predictions: [1.5] }, [1.5]],
    [
      'time-series-forecasting',
      'the draft',
      {
        outputs: [{ mean: [[1], [2]], quantile_predictions: [{ level: 0.1, values: [[0], [1]] }] }],
      },
      { data: { target: [1, 2] }, quantiles: { '0.1': { target: [0, 1] } } },
    ],
    [
      'time-series-forecasting',
      'the draft, with quantiles by their level',
      { outputs: [{ mean: [1, 2], quantile_predictions: { '0.1': [0, 1] } }] },
      { data: { target: [1, 2] }, quantiles: { '0.1': { target: [0, 1] } } },
    ],
    ['tabular-classification', 'classes', ['a', 1], ['a', 1]],
    ['tabular-regression', 'numbers', [1.5], [1.5]],
  ])('behavior: %s: %s', (task, _form, wire, output) => {
    expect(decodeHubOutput(task, wire, 'one input' as never)).toEqual(output)
  })

  test('behavior: a Blob is the file', () => {
    const blob = new Blob([wave(8000)], { type: 'audio/wav' })
    expect(decodeHubOutput('text-to-audio', blob, 'Beep')).toEqual({ audio: blob })
  })

  test('behavior: each item of a batch is read by itself', () => {
    const wire = [{ translation_text: 'un' }, [{ translation_text: 'deux' }]]
    const written = { predictions: ['G', 'H'] }
    expect(decodeHubOutput('text-generation', written, ['a', 'b'])).toEqual([
      [{ generated_text: 'G' }],
      [{ generated_text: 'H' }],
    ])
    const outputs = [{ translation_text: 'un' }, { translation_text: 'deux' }]
    const inputs = ['one', 'two']
    expect(decodeHubOutput('translation', wire, inputs)).toEqual(outputs)
    expect(decodeHubOutput('translation', [wire], inputs)).toEqual(outputs)
    expect(decodeHubOutput('translation', { predictions: wire }, inputs)).toEqual(outputs)
  })

  test('behavior: the answer to a batch of one may come alone', () => {
    const two = [...classes, { label: 'B', score: 0.1 }]
    expect(decodeHubOutput('text-classification', two, ['a'])).toEqual([two])
    expect(decodeHubOutput('text-classification', [two], ['a'])).toEqual([two])
    expect(decodeHubOutput('translation', { translation_text: 'un' }, ['one'])).toEqual([
      { translation_text: 'un' },
    ])
  })

  test('behavior: the embeddings of a batch come in the order of its inputs', () => {
    const data = [
      { index: 1, embedding: [2] },
      { index: 0, embedding: [1] },
    ]
    expect(decodeHubOutput('feature-extraction', { data }, ['a', 'b'])).toEqual([[1], [2]])
  })

  test.each<[unknown, string]>([
    [{ error: 'Model me/a is loading', estimated_time: 20 }, 'Model me/a is loading'],
    [{ error: ['top_k is too low', 'no inputs'], warnings: [] }, 'top_k is too low; no inputs'],
    [{ error: { message: 'Overloaded', type: 'overloaded' } }, 'Overloaded'],
    [{ detail: 'Not Found' }, 'Not Found'],
    [{ detail: [{ loc: ['body'], msg: 'field required' }] }, 'field required'],
  ])('error: an answer that is an error is quoted: %j', (wire, text) => {
    const [issue] = issuesOf(() => decodeHubOutput('translation', wire, 'a'))
    expect(issue?.message).toBe(`expected an output, got an error: ${text}`)
    expect(issue?.code).toBe('server_error')
  })

  test.each<[TaskId, unknown, unknown, string]>([
    ['text-classification', [[{ label: 'A', score: 'x' }]], 'a', '[0][0].score'],
    ['text-classification', { error: 'loading' }, 'a', ''],
    ['translation', [{ translation_text: 5 }], 'a', '[0].translation_text'],
    ['translation', [{ translation_text: 'a' }, {}], ['a', 'b'], '[1].translation_text'],
    ['translation', { translation_text: 5 }, ['a'], 'translation_text'],
    ['translation', [{ translation_text: 'a' }], ['a', 'b'], ''],
    ['zero-shot-classification', { labels: ['A'], scores: ['x'] }, 'a', 'scores[0]'],
    ['audio-to-audio', [{ label: 'a', blob: '?', 'content-type': 'audio/wav' }], PNG, '[0].blob'],
    ['text-classification', [[{ label: 'A', score: null }]], 'a', '[0][0].score'],
    ['feature-extraction', { embeddings: [[1, null]] }, 'a', 'embeddings[0]'],
    ['feature-extraction', { data: [{ index: 0, embedding: [null] }] }, ['a'], 'data[0].embedding'],
    [
      'text-ranking',
      { results: [{ index: 0, relevance_score: 'x' }] },
      'a',
      'results[0].relevance_score',
    ],
    ['object-detection', [{ label: 'a', score: 1, box: [1, 2, 3, 'x'] }], PNG, '[0].box[3]'],
    [
      'time-series-forecasting',
      { outputs: [{ mean: [[1], ['x']] }] },
      'a',
      'outputs[0].mean[1][0]',
    ],
    ['text-generation', { choices: [{ text: 5 }] }, 'a', 'choices[0].text'],
    ['text-to-image', { data: [{ b64_json: '?' }] }, 'a', 'data[0].b64_json'],
  ])('error: %s %j names the path of the answer', (task, wire, inputs, path) => {
    const issues = issuesOf(() => decodeHubOutput(task, wire, inputs as never))
    expect(issues[0]?.path).toBe(path)
  })
})

describe('outputs: what is written', () => {
  test('behavior: one output comes in a list where the API does so, a batch as it is', () => {
    const output = { summary_text: 'S' }
    expect(encodeHubOutput('summarization', output, 'a')).toEqual([output])
    expect(encodeHubOutput('summarization', [output], ['a'])).toEqual([output])
    expect(encodeHubOutput('text-classification', classes, 'a')).toEqual([classes])
    expect(encodeHubOutput('text-classification', [classes], ['a'])).toEqual([classes])
  })

  test('behavior: one answer comes alone, several in a list', () => {
    expect(encodeHubOutput('question-answering', [answer], question)).toEqual(answer)
    expect(encodeHubOutput('question-answering', [answer, answer], question)).toEqual([
      answer,
      answer,
    ])
  })

  test('behavior: a file comes as a Blob with its type, and its rate behind that', async () => {
    const image = encodeHubOutput('text-to-image', { image: PNG }, 'a')
    expect(image).toBeInstanceOf(Blob)
    expect(image).toMatchObject({ type: 'image/png', size: png.length })
    const sound = { audio: wave(8000), sampling_rate: 8000 }
    expect(encodeHubOutput('text-to-speech', sound, 'a')).toMatchObject({
      type: 'audio/wav;rate=8000',
    })
  })

  test('behavior: a file that is only an address comes as one', () => {
    const image = 'https://example.com/picture.png'
    expect(encodeHubOutput('text-to-image', { image }, 'a')).toEqual({ output: [image] })
  })

  test('behavior: a file whose base64 has a letter too many comes as it is', () => {
    const image = 'A'.repeat(17)
    expect(encodeHubOutput('text-to-image', { image }, 'a')).toEqual({ output: [image] })
  })

  test('behavior: a token that is no group has its class in both places', () => {
    expect(encodeHubOutput('token-classification', [{ ...token, entity: 'B-PER' }], 'a')).toEqual([
      { ...token, entity: 'B-PER', entity_group: 'B-PER' },
    ])
  })

  test('behavior: numbers that are not finite are written as null', () => {
    const output = [{ label: 'A', score: NaN }]
    expect(encodeHubOutput('image-classification', output, PNG)).toEqual([
      { label: 'A', score: null },
    ])
    expect(encodeHubOutput('sentence-similarity', [1, -Infinity], sentences)).toEqual([1, null])
  })
})

const sentences = { source_sentence: 'a', sentences: ['b', 'c'] }
const texts = [{ generated_text: 'G' }]
const image = { image: PNG }
const HUB = 'unknown/None; hf_hub/2.4.0; python/3.11.7'
const OLD_HUB = 'unknown/None; hf_hub/0.36.2; python/3.11.7; torch/2.1.0'
const JAVASCRIPT = '@huggingface/inference/4.13.30 Node.js/24'

/** What a call of this form is answered with. */
function answerTo(task: TaskId, body: unknown, output: unknown, userAgent?: string): unknown {
  const call = readHubRequest(task, body, { userAgent })
  return call.encodeOutput(output as never, { id: '1', created: 7, model: 'me/model' })
}

describe('outputs: an answer has the form of the call', () => {
  test.each<[TaskId, string, unknown, unknown, unknown]>([
    ['text-generation', 'inputs', { inputs: 'a' }, texts, texts],
    [
      'text-generation',
      'a prompt',
      { prompt: 'a' },
      texts,
      {
        id: '1',
        created: 7,
        model: 'me/model',
        object: 'text_completion',
        choices: [{ index: 0, text: 'G', finish_reason: 'stop', logprobs: null }],
      },
    ],
    [
      'text-generation',
      'prompts',
      { prompt: ['a', 'b'] },
      [texts, texts],
      expect.objectContaining({
        choices: [
          expect.objectContaining({ index: 0, text: 'G' }),
          expect.objectContaining({ index: 1, text: 'G' }),
        ],
      }),
    ],
    ['image-text-to-text', 'inputs', { inputs: { image: PNG, text: 'a' } }, texts, texts],
    [
      'image-text-to-text',
      'messages',
      { messages: [ask] },
      texts,
      expect.objectContaining({
        object: 'chat.completion',
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: 'G', refusal: null },
            finish_reason: 'stop',
            logprobs: null,
          },
        ],
      }),
    ],
    ['feature-extraction', 'inputs', { inputs: 'a' }, [1, 2], [[1, 2]]],
    [
      'feature-extraction',
      'input',
      { input: 'a' },
      [1, 2],
      {
        object: 'list',
        data: [{ object: 'embedding', index: 0, embedding: [1, 2] }],
        model: 'me/model',
        usage: { prompt_tokens: 0, total_tokens: 0 },
      },
    ],
    [
      'feature-extraction',
      'input in base64',
      { input: ['a', 'b'], encoding_format: 'base64' },
      [[1], [-2]],
      expect.objectContaining({
        data: [
          { object: 'embedding', index: 0, embedding: 'AACAPw==' },
          { object: 'embedding', index: 1, embedding: 'AAAAwA==' },
        ],
      }),
    ],
    [
      'text-to-image',
      'a prompt',
      { prompt: 'a' },
      image,
      { created: 7, data: [{ b64_json: PNG }] },
    ],
    [
      'text-to-image',
      'a prompt that asks for a URL',
      { prompt: 'a', response_format: 'url' },
      image,
      { created: 7, data: [{ url: PNG_URL }] },
    ],
    [
      'text-ranking',
      'texts',
      { query: 'a', texts: ['b'] },
      [{ index: 0, score: 0.5 }],
      [{ index: 0, score: 0.5 }],
    ],
    [
      'text-ranking',
      'documents',
      { query: 'a', documents: ['b'] },
      [{ index: 0, score: 0.5, text: 'b' }],
      {
        id: '1',
        model: 'me/model',
        results: [{ index: 0, relevance_score: 0.5, document: { text: 'b' } }],
      },
    ],
    [
      'text-classification',
      'instances',
      { instances: ['a'] },
      [classes],
      { predictions: [classes] },
    ],
    [
      'question-answering',
      'instances',
      { instances: [question] },
      [[answer]],
      { predictions: [answer] },
    ],
    [
      'time-series-forecasting',
      'series',
      {
        series: [
          { target: [[1, 10]], metadata: { shop: 'A' } },
          { target: [[1]], past_covariates: { target: [3] } },
        ],
      },
      [
        {
          data: { target_0: [2, NaN], target_1: [20, 30] },
          quantiles: {
            '0.9': { target_0: [4, 5], target_1: [6, 7] },
            '0.1': { target_0: [0, 1], target_1: [2, 3] },
          },
          timestamps: ['2025-03-04', '2025-03-05'],
        },
        { data: { target_: [2] }, samples: [{ target_: [5] }] },
      ],
      {
        outputs: [
          {
            mean: [
              [2, 20],
              [null, 30],
            ],
            quantile_predictions: [
              {
                level: 0.1,
                values: [
                  [0, 2],
                  [1, 3],
                ],
              },
              {
                level: 0.9,
                values: [
                  [4, 6],
                  [5, 7],
                ],
              },
            ],
            timestamps: ['2025-03-04', '2025-03-05'],
            metadata: { shop: 'A' },
          },
          { mean: [[2]], samples: [[[5]]] },
        ],
      },
    ],
  ])('behavior: %s: %s', (task, _form, body, output, wire) => {
    expect(answerTo(task, body, output)).toEqual(wire)
  })

  test('behavior: image-to-text: one object, and a list of it for huggingface_hub', () => {
    const [output] = texts
    expect(answerTo('image-to-text', png, output)).toEqual(output)
    expect(answerTo('image-to-text', png, output, JAVASCRIPT)).toEqual(output)
    expect(answerTo('image-to-text', png, output, HUB)).toEqual([output])
    expect(answerTo('image-to-text', png, output, OLD_HUB)).toEqual([output])
  })

  test('behavior: zero-shot-classification: lists of their own for huggingface_hub before 1.1.5', () => {
    const body = { inputs: 'a', parameters: { candidate_labels: ['A'] } }
    expect(answerTo('zero-shot-classification', body, classes)).toEqual(classes)
    for (const version of ['1.1.5', '1.2.0', '2.4.0', '2.4.0.dev0'])
      expect(
        answerTo('zero-shot-classification', body, classes, `x/1; hf_hub/${version}; python/3.9`),
      ).toEqual(classes)
    for (const version of ['0.36.2', '1.0.0', '1.1.4'])
      expect(
        answerTo('zero-shot-classification', body, classes, `x/1; hf_hub/${version}; python/3.9`),
      ).toEqual({ labels: ['A'], scores: [0.9] })
  })

  test.each<[TaskId, unknown, string | undefined, string | undefined]>([
    ['text-generation', { inputs: 'a', stream: true }, undefined, 'text-generation'],
    ['text-generation', { inputs: 'a', stream: true }, HUB, 'text-generation'],
    ['text-generation', { inputs: 'a', stream: false }, HUB, undefined],
    ['text-generation', { inputs: 'a', stream: null }, HUB, undefined],
    ['text-generation', { prompt: 'a', stream: true }, undefined, 'completion'],
    ['text-generation', { prompt: 'a', stream: true }, JAVASCRIPT, 'text-generation'],
    ['text2text-generation', { inputs: 'a', stream: true }, undefined, 'text2text-generation'],
    ['image-text-to-text', { messages: [ask], stream: true }, JAVASCRIPT, 'chat-completion'],
    ['translation', { inputs: 'a', stream: true }, undefined, undefined],
  ])('behavior: %s %j of %s is due in pieces of %s', (task, body, userAgent, pieces) => {
    expect(readHubRequest(task, body, { userAgent }).form.pieces).toBe(pieces)
  })

  test('behavior: the form of a call is plain data, with which it may be answered elsewhere', () => {
    const body = { input: 'a', encoding_format: 'base64' }
    const { request, form } = readHubRequest('feature-extraction', body)
    const stored: typeof form = JSON.parse(JSON.stringify(form))
    expect(
      encodeHubOutput('feature-extraction', [1], String(request.inputs), stored),
    ).toMatchObject({
      data: [{ embedding: 'AACAPw==' }],
    })
  })
})
