import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import fc from 'fast-check'
import OpenAI from 'openai'
import { resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { StoppedText } from '../../src/server/openAi/completions/stopText.ts'
import { toResult } from '../../src/server/openAi/moderations/moderationResult.ts'
import { serveModels } from '../support/serveModels.ts'

const PARITY = resolve(import.meta.dirname, '../../../../parity/models')

const { runner, url, close } = await serveModels([
  { task: 'text-generation', id: 'me/stories', path: demoModelDirectory('text-generation') },
  {
    task: 'feature-extraction',
    id: 'me/tokens',
    path: resolve(PARITY, 'feature-extraction-bert'),
  },
  {
    task: 'feature-extraction',
    id: 'me/sentences',
    path: resolve(PARITY, 'sentences-bert-mean'),
  },
  {
    task: 'text-classification',
    id: DEMO_MODELS['text-classification'].id,
    path: demoModelDirectory('text-classification'),
  },
])
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 })

afterAll(close)

describe('completions', () => {
  const call = { model: 'me/stories', prompt: 'Once upon a time', max_tokens: 8, temperature: 0 }

  test('create', async () => {
    const answer = await client.completions.create(call)
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^cmpl-/),
      object: 'text_completion',
      model: 'me/stories',
      choices: [{ index: 0, finish_reason: 'length', logprobs: null }],
      usage: { prompt_tokens: 5, completion_tokens: 8, total_tokens: 13 },
    })
    expect(answer.choices[0]?.text).not.toContain('Once')
  })

  test('create without max_tokens: 16 are written', async () => {
    const { max_tokens: _most, ...short } = call
    const { usage } = await client.completions.create(short)
    expect(usage?.completion_tokens).toBe(16)
  })

  test('create with echo', async () => {
    const answer = await client.completions.create({ ...call, echo: true })
    expect(answer.choices[0]?.text).toMatch(/^Once upon a time/)
    let text = ''
    for await (const piece of await client.completions.create({
      ...call,
      echo: true,
      stream: true,
    }))
      text += piece.choices[0]?.text ?? ''
    expect(text).toBe(answer.choices[0]?.text)
  })

  test('create with several prompts and n: the choices of each, and what all cost', async () => {
    const prompt = [call.prompt, 'The dog']
    const { choices, usage } = await client.completions.create({ ...call, prompt, n: 2 })
    expect(choices.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(choices[0]?.text).toBe(choices[1]?.text)
    expect(choices[2]?.text).not.toBe(choices[0]?.text)
    const alone = await client.completions.create({ ...call, prompt: 'The dog' })
    expect(choices[2]?.text).toBe(alone.choices[0]?.text)
    expect(usage?.prompt_tokens).toBe(5 + (alone.usage?.prompt_tokens ?? 0))
    const drawn = { ...call, temperature: 1, seed: 3, n: 3 }
    const texts = (await client.completions.create(drawn)).choices.map(({ text }) => text)
    expect(new Set(texts).size).toBe(3)
    expect((await client.completions.create(drawn)).choices.map(({ text }) => text)).toEqual(texts)
  })

  test('create with best_of: the most probable of several', async () => {
    const drawn = { ...call, temperature: 1, seed: 3 }
    const { choices } = await client.completions.create({ ...drawn, best_of: 4, n: 2 })
    expect(choices).toHaveLength(2)
  })

  test('create with tokens in place of texts', async () => {
    const plain = await client.completions.create(call)
    const tokens = await runner.tokenize('text-generation', [call.prompt])
    const ids = tokens[0]?.tokens.map(({ id }) => id) ?? []
    const one = await client.completions.create({ ...call, prompt: ids })
    expect(one).toMatchObject({ choices: [{ text: plain.choices[0]?.text }], usage: plain.usage })
    const two = await client.completions.create({ ...call, prompt: [ids, ids] })
    expect(two.choices.map(({ text }) => text)).toEqual(
      [one, one].map(({ choices }) => choices[0]?.text),
    )
  })

  test('create with logprobs: the tokens of the text, with those that were near', async () => {
    const { choices } = await client.completions.create({ ...call, logprobs: 2 })
    const { tokens = [], token_logprobs, top_logprobs, text_offset } = choices[0]?.logprobs ?? {}
    expect(tokens.join('')).toBe(choices[0]?.text)
    expect(token_logprobs).toHaveLength(8)
    expect(top_logprobs?.every((top) => Object.keys(top).length === 2)).toBe(true)
    expect(text_offset?.slice(0, 2)).toEqual([0, tokens[0]?.length])
    const none = await client.completions.create({ ...call, logprobs: 0 })
    expect(none.choices[0]?.logprobs?.token_logprobs).toEqual(token_logprobs)
    const streamed: unknown[] = []
    for await (const piece of await client.completions.create({
      ...call,
      logprobs: 2,
      stream: true,
    }))
      streamed.push(...(piece.choices[0]?.logprobs?.token_logprobs ?? []))
    expect(streamed).toEqual(token_logprobs)
  })

  test('create with stop: the text ends before it, in a stream as well', async () => {
    const long = { ...call, max_tokens: 60, stop: ['. ', '.'] }
    const { choices } = await client.completions.create(long)
    expect(choices[0]).toMatchObject({
      finish_reason: 'stop',
      text: expect.not.stringContaining('.'),
    })
    let text = ''
    for await (const piece of await client.completions.create({ ...long, stream: true }))
      text += piece.choices[0]?.text ?? ''
    expect(text).toBe(choices[0]?.text)
  })

  test('create with logit_bias, frequency_penalty and presence_penalty', async () => {
    const long = { ...call, max_tokens: 60 }
    const plain = (await client.completions.create(long)).choices[0]?.text
    const [read] = await runner.tokenize('text-generation', [plain ?? ''])
    const used = read?.tokens.at(3)?.id ?? 0
    for (const more of [
      { logit_bias: { [used]: -100 } },
      { frequency_penalty: 2 },
      { presence_penalty: 2 },
    ])
      expect((await client.completions.create({ ...long, ...more })).choices[0]?.text).not.toBe(
        plain,
      )
  })

  test('create with stream', async () => {
    const { choices } = await client.completions.create(call)
    const stream_options = { include_usage: true }
    const stream = await client.completions.create({ ...call, stream: true, stream_options })
    let text = ''
    let usage: unknown
    let reason: unknown
    for await (const piece of stream) {
      text += piece.choices[0]?.text ?? ''
      reason = piece.choices[0]?.finish_reason ?? reason
      usage = piece.usage ?? usage
    }
    expect(text).toBe(choices[0]?.text)
    expect(reason).toBe('length')
    expect(usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 8 })
  })

  test.each([
    ['words after the text', { suffix: 'The end.' }, 'suffix'],
    ['probabilities of the prompt', { echo: true, logprobs: 1 }, 'logprobs'],
    ['more probabilities than are listed', { logprobs: 6 }, 'logprobs'],
    ['fewer texts than n', { n: 3, best_of: 2 }, 'best_of'],
    ['the best text as a stream', { best_of: 2, stream: true }, 'best_of'],
    ['no prompt', { prompt: undefined }, 'prompt'],
    ['a prompt that is too long', { prompt: 'Once upon a time '.repeat(2000) }, 'prompt'],
    ['an empty prompt', { prompt: '' }, 'prompt'],
    ['prompts of two kinds', { prompt: ['a', 1] }, 'prompt'],
    ['a bias that is none', { logit_bias: { x: 1 } }, 'logit_bias.x'],
    ['no tokens to write', { max_tokens: 0 }, 'max_tokens'],
    ['a penalty that is none', { presence_penalty: 3 }, 'presence_penalty'],
  ])('error: %s', async (_, more, param) => {
    const asked = client.completions.create({ ...call, ...more } as never)
    await expect(asked).rejects.toMatchObject({ status: 400, type: 'invalid_request_error', param })
  })

  test('property: a text that is given as it grows ends before what stops it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
    const stop = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), stop, (parts, stops) => {
        const shown = new StoppedText(stops)
        const given = parts.map((part) => shown.add(part)).join('') + shown.end()
        const whole = parts.join('')
        const ends = stops.map((one) => whole.indexOf(one)).filter((at) => at >= 0)
        expect(given).toBe(whole.slice(0, Math.min(whole.length, ...ends)))
      }),
    )
  })
})

describe('embeddings', () => {
  test.each(['me/tokens', 'me/sentences'])(
    'create with %s: a vector for each text, in base64 unless it asks for numbers',
    async (model) => {
      const input = ['hello', 'good night']
      const packed = await client.embeddings.create({ model, input })
      const plain = await client.embeddings.create({ model, input, encoding_format: 'float' })
      expect(packed.data.map(({ index }) => index)).toEqual([0, 1])
      for (const [index, { embedding }] of plain.data.entries()) {
        expect(embedding.length).toBeGreaterThan(8)
        expect(embedding.every(Number.isFinite)).toBe(true)
        expect([...(packed.data[index]?.embedding ?? [])].map(Math.fround)).toEqual(
          embedding.map(Math.fround),
        )
      }
      expect(plain.data[0]?.embedding).not.toEqual(plain.data[1]?.embedding)
    },
  )

  test('create: usage counts the tokens that the model reads', async () => {
    const input = ['hello', 'good night']
    const { usage } = await client.embeddings.create({ model: 'me/sentences', input })
    const read = await runner.tokenize('feature-extraction', input, { model: 'me/sentences' })
    const count = read.reduce((sum, { tokens }) => sum + tokens.length, 0)
    expect(count).toBeGreaterThan(3)
    expect(usage).toEqual({ prompt_tokens: count, total_tokens: count })
  })

  test('create with one text and dimensions', async () => {
    const model = 'me/sentences'
    const { data } = await client.embeddings.create({ model, input: 'hello', dimensions: 4 })
    expect(data).toHaveLength(1)
    expect(data[0]?.embedding).toHaveLength(4)
  })

  test('create with tokens in place of texts', async () => {
    const model = 'me/sentences'
    const read = await runner.tokenize('feature-extraction', ['good night'], {
      model,
      addSpecialTokens: false,
    })
    const ids = read[0]?.tokens.map(({ id }) => id) ?? []
    const plain = await client.embeddings.create({ model, input: 'good night' })
    for (const input of [ids, [ids]])
      expect(await client.embeddings.create({ model, input })).toEqual(plain)
  })

  test.each([
    ['an empty text', { input: '' }, 'input'],
    ['no texts', { input: [] }, 'input'],
    ['too many tokens', { input: Array.from({ length: 300_001 }, () => 1) }, 'input'],
    ['too many texts', { input: Array.from({ length: 2049 }, () => 'a') }, 'input'],
    ['a form of numbers that is none', { encoding_format: 'hex' }, 'encoding_format'],
    ['more dimensions than there are', { dimensions: 9999 }, 'dimensions'],
    ['no dimensions', { dimensions: 0 }, 'dimensions'],
  ])('error: %s', async (_, more, param) => {
    const call = { model: 'me/sentences', input: 'hello', ...more }
    const asked = client.embeddings.create(call as never)
    await expect(asked).rejects.toMatchObject({ status: 400, param, type: 'invalid_request_error' })
  })

  test('behavior: no model means the first, where all do the same task', async () => {
    const asked = client.embeddings.create({ model: '', input: 'hello' })
    await expect(asked).resolves.toMatchObject({ model: 'me/tokens' })
  })
})

describe('moderations', () => {
  test('create: a result for each text, with the labels of the model', async () => {
    const answer = await client.moderations.create({ input: ['I love it', 'I hate it'] })
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^modr-/),
      model: DEMO_MODELS['text-classification'].id,
    })
    expect(answer.results).toHaveLength(2)
    const request = { inputs: 'I hate it', parameters: { top_k: null } }
    const { output } = await runner.run('text-classification', request)
    const scores = Object.fromEntries(output.map(({ label, score }) => [label, score]))
    const [, hate] = answer.results
    expect(Object.keys(hate?.category_scores ?? {}).toSorted()).toEqual(
      Object.keys(scores).toSorted(),
    )
    for (const [label, score] of Object.entries(hate?.category_scores ?? {}))
      expect(score).toBeCloseTo(scores[label] ?? -1, 5)
  })

  test('create with one text, alone or in parts', async () => {
    const one = await client.moderations.create({ input: 'I love it' })
    const parts = await client.moderations.create({ input: [{ type: 'text', text: 'I love it' }] })
    expect(parts.results).toEqual(one.results)
  })

  test('error: an image', async () => {
    const input = [{ type: 'image_url' as const, image_url: { url: 'data:image/png;base64,AAAA' } }]
    await expect(client.moderations.create({ input })).rejects.toMatchObject({
      status: 400,
      param: 'input[0].type',
      message: expect.stringContaining('words only'),
    })
  })

  test('error: a model that is not served', async () => {
    const asked = client.moderations.create({ model: 'omni-moderation-latest', input: 'a' })
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })

  test('behavior: labels have the names of OpenAI where they are the same, and harmless ones flag nothing', () => {
    expect(toResult([{ label: 'Self_Harm', score: 0.9 }])).toEqual({
      flagged: true,
      categories: { 'self-harm': true },
      category_scores: { 'self-harm': 0.9 },
      category_applied_input_types: { 'self-harm': ['text'] },
    })
    for (const label of ['safe', 'non-toxic', 'OK', 'not_hate'])
      expect(toResult([{ label, score: 0.9 }]).flagged).toBe(false)
    expect(toResult([{ label: 'toxic', score: 0.4 }]).flagged).toBe(false)
  })
})
