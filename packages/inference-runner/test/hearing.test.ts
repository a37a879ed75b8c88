import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskModel } from '../src/engine/loadedModel.ts'
import type { HuggingFaceSpec } from '../src/engine/modelSpec.ts'
import audioClassification from '../src/engines/transformersJs/tasks/audio-classification.ts'
import speechRecognition from '../src/engines/transformersJs/tasks/automatic-speech-recognition.ts'
import textToSpeech from '../src/engines/transformersJs/tasks/text-to-speech.ts'
import forecasting from '../src/engines/transformersJs/tasks/time-series-forecasting.ts'
import { decodeAudio } from '../src/media/decodeAudio.ts'

const PARITY = new URL('../../../parity/', import.meta.url)
const { signal } = new AbortController()
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)

function spec(task: TaskId, name: string): HuggingFaceSpec {
  const location = fileURLToPath(new URL(`models/${name}`, PARITY))
  return {
    kind: 'hugging-face',
    id: name,
    task,
    location,
    isLocal: true,
    revision: 'main',
    threads: 1,
  }
}

function sound(name: string) {
  return decodeAudio(new Uint8Array(readFileSync(new URL(`media/${name}`, PARITY))), 'inputs')
}

describe('automatic-speech-recognition with Whisper', () => {
  let model: TaskModel<'automatic-speech-recognition'>

  beforeAll(async () => {
    const name = 'automatic-speech-recognition-whisper'
    model = await speechRecognition.load(spec('automatic-speech-recognition', name), {})
  })
  afterAll(() => model.dispose())

  const hear = async (parameters: Parameters<typeof model.run>[0]['parameters'], name: string) =>
    model.run({ inputs: [await sound(name)], parameters, signal })

  test('behavior: a recording that is longer than a window is heard to its end', async () => {
    const { outputs, warnings } = await hear({ language: 'en' }, 'chirp-long.wav')
    expect(warnings).toEqual([])
    expect(outputs[0]?.chunks).toBeUndefined()
    const { outputs: timed } = await hear(
      { language: 'en', return_timestamps: true },
      'chirp-long.wav',
    )
    expect(timed[0]?.text).toBe(outputs[0]?.text)
    const last = timed[0]?.chunks?.at(-1)?.timestamp[0] ?? 0
    expect(last).toBeGreaterThan(1)
  })

  test('behavior: times of words need cross-attentions; without them a warning says why', async () => {
    const { outputs, warnings } = await hear({ return_timestamps: 'word' }, 'chirp-short.wav')
    expect(outputs[0]?.chunks).toBeDefined()
    expect(warnings).toEqual([
      expect.stringMatching(/times are those of sentences.*cross-attentions/),
    ])
  })

  test('behavior: what has no effect is said', async () => {
    const parameters = { temperature: 0.5, stride_length_s: 0.1, num_beams: 1 }
    const { warnings } = await hear(parameters, 'chirp-short.wav')
    expect(warnings).toEqual([
      'The parameter "temperature" had no effect: this engine does not have it.',
      'The parameter "stride_length_s" had no effect: it needs chunk_length_s above 0.',
    ])
  })

  test('error: a language that the model does not know', async () => {
    const error = await settle(hear({ language: 'de' }, 'chirp-short.wav'))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({
      issues: [{ path: 'parameters.language', expected: 'one of en, fr' }],
    })
  })

  test('error: pieces that overlap by all of their length', async () => {
    const error = await settle(hear({ chunk_length_s: 1, stride_length_s: 0.5 }, 'chirp-short.wav'))
    expect(error).toMatchObject({ issues: [{ path: 'parameters.stride_length_s' }] })
  })

  test('behavior: an abort ends the work', async () => {
    const call = {
      inputs: [await sound('chirp-long.wav')],
      parameters: {},
      signal: AbortSignal.abort('enough'),
    }
    expect(await settle(model.run(call))).toBe('enough')
  })
})

test('audio-classification: what is cut is said', async () => {
  const model = await audioClassification.load(
    spec('audio-classification', 'audio-classification-ast'),
    {},
  )
  const inputs = [await sound('chirp-short.wav'), await sound('chirp-long.wav')]
  const { warnings } = await model.run({ inputs, parameters: {}, signal })
  expect(warnings).toEqual(['Sound 2 has 1.3 s; the model hears the first 0.66 s only.'])
  await model.dispose()
})

test('text-to-speech: a model of one voice has no names for voices', async () => {
  const model = await textToSpeech.load(spec('text-to-speech', 'text-to-speech-vits'), {})
  const { outputs, warnings } = await model.run({
    inputs: ['the dog'],
    parameters: { voice: 'anna', speed: 2 },
    signal,
  })
  expect(outputs[0]?.sampling_rate).toBe(8000)
  expect(warnings).toEqual([
    'The parameter "voice" had no effect: the model has one voice.',
    'The parameter "speed" had no effect: this engine does not have it.',
  ])
  await model.dispose()
})

describe('time-series-forecasting', () => {
  let model: TaskModel<'time-series-forecasting'>

  beforeAll(async () => {
    model = await forecasting.load(
      spec('time-series-forecasting', 'time-series-forecasting-patchtst'),
      {},
    )
  })
  afterAll(() => model.dispose())

  const values = (length: number) => Array.from({ length }, (_, at) => at)

  test('behavior: targets, missing values, and what has no effect', async () => {
    const missing = [null, ...values(32).slice(1)]
    const whole = [1, ...values(32).slice(1)]
    const run = (a: (number | null)[]) =>
      model.run({
        inputs: [{ data: { a, b: values(32) } }],
        parameters: { targets: ['a'], quantile_levels: [0.5] },
        signal,
      })
    const { outputs, warnings } = await run(missing)
    expect(Object.keys(outputs[0]?.data ?? {})).toEqual(['a'])
    expect(outputs).toEqual((await run(whole)).outputs)
    expect(warnings).toEqual([expect.stringMatching(/"quantile_levels" had no effect/)])
  })

  test.each([
    ['too few values', { a: values(5), b: values(5) }, {}, 'inputs.data'],
    ['another number of series', { a: values(32) }, {}, 'inputs.data'],
    ['nothing but gaps', { a: values(32).map(() => null), b: values(32) }, {}, 'inputs.data.a'],
    [
      'too many steps',
      { a: values(32), b: values(32) },
      { prediction_length: 9 },
      'parameters.prediction_length',
    ],
    [
      'an unknown target',
      { a: values(32), b: values(32) },
      { targets: ['c'] },
      'parameters.targets',
    ],
  ])('error: %s', async (_what, data, parameters, path) => {
    const error = await settle(model.run({ inputs: [{ data }], parameters, signal }))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ issues: [{ path }] })
  })
})
