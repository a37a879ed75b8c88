import { describe, expect, test } from 'vitest'
import {
  decodeHubOutput,
  decodeHubRequest,
  encodeHubOutput,
  encodeHubRequest,
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
  'Is it red?',
  { type: 'video_url', video_url: { url: 'https://example.com/video.mp4' } },
  { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
  { type: 'image_url', image_url: PNG_URL },
  { text: 'Is it red?' },
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
      { inputs: 'Hello', parameters: { top_k: null } },
      { inputs: 'Hello', parameters: {} },
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
    ['image-text-to-text', { messages: [ask, { role: 'system', content: null }] }, ['messages']],
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
const token = { word: 'Ada', score: 0.9, start: 0, end: 3 }

describe('outputs: every form that the API answers in is read', () => {
  test.each<[TaskId, string, unknown, unknown]>([
    ['text-classification', 'a list in a list', [classes], classes],
    ['text-classification', 'a list', classes, classes],
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
    expect(decodeHubOutput('translation', wire, ['one', 'two'])).toEqual([
      { translation_text: 'un' },
      { translation_text: 'deux' },
    ])
  })

  test.each<[TaskId, unknown, unknown, string]>([
    ['text-classification', [[{ label: 'A', score: 'x' }]], 'a', '[0][0].score'],
    ['text-classification', { error: 'loading' }, 'a', ''],
    ['translation', [{ translation_text: 5 }], 'a', '[0].translation_text'],
    ['translation', [{ translation_text: 'a' }, {}], ['a', 'b'], '[1].translation_text'],
    ['zero-shot-classification', { labels: ['A'], scores: ['x'] }, 'a', 'scores[0]'],
    ['audio-to-audio', [{ label: 'a', blob: '?', 'content-type': 'audio/wav' }], PNG, '[0].blob'],
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

  test('behavior: a completion and a message are choices', () => {
    const output = [{ generated_text: 'G' }]
    expect(encodeHubOutput('text-generation', output, 'a')).toMatchObject({
      choices: [{ index: 0, text: 'G' }],
    })
    expect(encodeHubOutput('image-text-to-text', output, { image: PNG, text: 'a' })).toMatchObject({
      choices: [{ message: { role: 'assistant', content: 'G' } }],
    })
  })
})
