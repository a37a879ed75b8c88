import {
  AbortedError,
  DeadlineError,
  EngineCrashedError,
  QueueFullError,
  type RunEvent,
} from '@taskmesh/inference-runner'
import { InvalidRequestError, type TaskParameters } from '@taskmesh/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOptions, demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { enginePid, nextPid } from './support/process.ts'

type Event = RunEvent<'text-generation'>

const runner = demoRunner({
  models: demoOptions('text-classification', 'text-generation'),
  queueSize: 0,
})
beforeAll(() => runner.ready())
afterAll(() => runner.close())

const prompt = 'Once upon a time'
/** One text that takes seconds to write. */
const LONG = {
  inputs: prompt,
  parameters: { ...LONG_CALL.parameters, num_return_sequences: 1 },
} as const

async function collect(events: AsyncIterable<Event>) {
  const pieces = []
  const results = []
  for await (const event of events) {
    if (event.type === 'piece') pieces.push(event.piece)
    else results.push(event.result)
  }
  return { pieces, results }
}

const stream = (parameters: TaskParameters<'text-generation'>, inputs = prompt) =>
  collect(runner.stream('text-generation', { inputs, parameters }))
const joined = (pieces: Awaited<ReturnType<typeof stream>>['pieces']) =>
  pieces.map(({ token }) => token.text).join('')

/** Reads pieces until the second, then calls back, and returns what ends the reading. */
async function breakOff(events: AsyncIterable<Event>, onSecond: () => void): Promise<unknown> {
  let pieces = 0
  try {
    for await (const { type } of events) {
      if (type === 'piece') pieces += 1
      if (pieces === 2) onSecond()
    }
  } catch (error) {
    expect(pieces).toBeGreaterThanOrEqual(2)
    return error
  }
  throw new Error('The stream should have been broken off.')
}

describe('pieces', () => {
  test.each([
    ['most probable tokens', { max_new_tokens: 30 }],
    ['drawn tokens', { max_new_tokens: 60, do_sample: true, temperature: 3, seed: 4 }],
    ['a text that the model ends', { max_new_tokens: 250 }],
  ])('joined are the text that run writes: %s', async (_name, parameters) => {
    const request = { inputs: prompt, parameters: { ...parameters, return_full_text: false } }
    const { output, warnings } = await runner.run('text-generation', request)
    const { pieces, results } = await stream(request.parameters)
    expect(joined(pieces)).toBe(output[0]?.generated_text)
    expect(pieces.map(({ index }) => index)).toEqual(pieces.map((_, index) => index))
    expect(results).toEqual([expect.objectContaining({ output, warnings })])
  })

  test('with details they say how probable each token was, as run does', async () => {
    const parameters = { max_new_tokens: 6, details: true, top_n_tokens: 2 }
    const { pieces, results } = await stream(parameters)
    const details = [results[0]?.output[0]].flat()[0]?.details
    expect(pieces.map(({ token }) => token)).toEqual(details?.tokens)
    expect(pieces.map(({ top_tokens }) => top_tokens)).toEqual(details?.top_tokens)
    expect(pieces.every(({ token }) => typeof token.logprob === 'number')).toBe(true)
  })

  test('the last one has the whole text, the others have none', async () => {
    const { pieces } = await stream({ max_new_tokens: 5 })
    expect(pieces).toHaveLength(5)
    expect(pieces.map(({ generated_text }) => generated_text)).toEqual([
      null,
      null,
      null,
      null,
      joined(pieces),
    ])
    expect(pieces.at(-1)?.details).toMatchObject({
      finish_reason: 'length',
      generated_tokens: 5,
      seed: null,
    })
  })

  test('they end with the stop string', async () => {
    const whole = joined((await stream({ max_new_tokens: 40 })).pieces)
    const stop = whole.slice(8, 11)
    const { pieces } = await stream({ max_new_tokens: 40, stop: [stop] })
    expect(joined(pieces)).toBe(whole.slice(0, whole.indexOf(stop) + stop.length))
    expect(pieces.at(-1)?.details?.finish_reason).toBe('stop_sequence')
  })

  test('the token that ends the text is special and has no text', async () => {
    const { pieces } = await stream({ max_length: 480 })
    const last = pieces.at(-1)
    expect(last?.details?.finish_reason).toBe('eos_token')
    expect(last?.token).toMatchObject({ text: '', special: true })
    expect(pieces.filter(({ token }) => token.special)).toHaveLength(1)
  })
})

describe('answers that come all at once have no pieces, only the result', () => {
  test('of several texts', async () => {
    const sampled = { max_new_tokens: 3, do_sample: true, seed: 1, num_return_sequences: 2 }
    expect(await stream(sampled)).toMatchObject({ pieces: [], results: [{}] })
  })

  test('of a batch', async () => {
    const request = { inputs: [prompt, 'A dog'], parameters: { max_new_tokens: 3 } }
    const events = []
    for await (const event of runner.stream('text-generation', request)) events.push(event)
    expect(events).toEqual([
      { type: 'result', result: expect.objectContaining({ task: 'text-generation' }) },
    ])
  })

  test('of a task without pieces', async () => {
    const types = []
    for await (const { type } of runner.stream('text-classification', { inputs: 'good' })) {
      types.push(type)
    }
    expect(types).toEqual(['result'])
  })
})

describe('a stream that is broken off', () => {
  test('by its signal rejects and frees the model', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const events = runner.stream('text-generation', LONG, { signal })
    expect(await breakOff(events, () => controller.abort())).toBeInstanceOf(AbortedError)
    await expect(stream({ max_new_tokens: 1 })).resolves.toBeDefined()
  })

  test('by leaving the loop frees the model', async () => {
    for await (const { type } of runner.stream('text-generation', LONG)) if (type === 'piece') break
    await expect(stream({ max_new_tokens: 1 })).resolves.toBeDefined()
  })

  test('by its time', async () => {
    const events = runner.stream('text-generation', LONG_CALL, { timeoutMs: 50 })
    await expect(collect(events)).rejects.toThrowError(DeadlineError)
  })

  test('by the end of the process rejects after the pieces that came', async () => {
    const pid = enginePid(runner) ?? NaN
    const events = runner.stream('text-generation', LONG)
    const failure = await breakOff(events, () => {
      if (enginePid(runner) === pid) process.kill(pid, 'SIGKILL')
    })
    expect(failure).toBeInstanceOf(EngineCrashedError)
    await nextPid(runner, pid)
    await expect(stream({ max_new_tokens: 1 })).resolves.toBeDefined()
  })
})

test('error: a request that does not fit is refused as by run', async () => {
  const body: unknown = { inputs: 42 }
  const events = runner.stream('text-generation', body)
  await expect(collect(events)).rejects.toThrowError(InvalidRequestError)
})

test('error: a full queue', async () => {
  const reading = runner.stream('text-generation', LONG)[Symbol.asyncIterator]()
  await reading.next()
  await expect(stream({ max_new_tokens: 1 })).rejects.toThrowError(QueueFullError)
  await reading.return?.()
})
