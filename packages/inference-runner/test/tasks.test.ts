import { InvalidRequestError, type TaskParameters } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoRunner } from './support/demoRunner.ts'
import { softmax } from '../src/engines/scores.ts'
import { enginePid } from './support/process.ts'

const runner = demoRunner()
beforeAll(() => runner.ready())
afterAll(() => runner.close())

function expectWarning(warnings: readonly string[], name: string) {
  expect(warnings.filter((text) => text.includes(`"${name}"`))).toHaveLength(1)
}

describe('text-classification', () => {
  const happy = 'This movie is absolutely fantastic!'
  const run = (inputs: string, parameters?: TaskParameters<'text-classification'>) =>
    runner.run('text-classification', { inputs, parameters })

  test('default: one class for one text', async () => {
    const { output, warnings, model } = await run(happy)
    expect(output).toEqual([{ label: 'POSITIVE', score: expect.closeTo(1, 0) }])
    expect(warnings).toEqual([])
    expect(model).toBe('taskmesh/demo-sentiment')
  })

  test('batch: as many outputs as texts, equal to those of single calls', async () => {
    const inputs = [happy, 'The room was dirty.', 'What a lovely evening!']
    const { output } = await runner.run('text-classification', { inputs })
    const single = await Promise.all(inputs.map((text) => run(text)))
    expect(output).toHaveLength(3)
    expect(output.map((classes) => classes.map(({ label }) => label))).toEqual(
      single.map(({ output: classes }) => classes.map(({ label }) => label)),
    )
    for (const [index, classes] of output.entries()) {
      expect(classes[0]?.score).toBeCloseTo(single[index]?.output[0]?.score ?? NaN, 4)
    }
  })

  test('batch of one: a list of one list', async () => {
    const { output } = await runner.run('text-classification', { inputs: [happy] })
    expect(output).toEqual([[expect.objectContaining({ label: 'POSITIVE' })]])
  })

  test('args: top_k', async () => {
    const { output } = await run(happy, { top_k: 2 })
    expect(output.map(({ label }) => label)).toEqual(['POSITIVE', 'NEGATIVE'])
    expect(output.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 5)
    expect((await run(happy, { top_k: 50 })).output).toHaveLength(2)
  })

  test('args: top_k: null returns all classes', async () => {
    expect((await run(happy, { top_k: null })).output).toHaveLength(2)
  })

  test('behavior: two texts are classified together, beside single ones', async () => {
    const pair = { text: 'I love this phone.', text_pair: 'The battery died.' }
    const parameters = { top_k: 2, function_to_apply: 'none' } as const
    const scores = async (inputs: (string | typeof pair)[]) => {
      const { output } = await runner.run('text-classification', { inputs, parameters })
      return output.map((classes) => classes.map(({ score }) => score))
    }
    const [first = [], alone = [], second = []] = await scores([pair, pair.text, pair])
    const [expected = []] = await scores([pair])
    expect(first).toEqual(expected.map((score) => expect.closeTo(score, 4)))
    expect(second).toEqual(first)
    expect(alone).not.toEqual(first.map((score) => expect.closeTo(score, 2)))
  })

  test('args: function_to_apply', async () => {
    const scores = async (function_to_apply?: 'softmax' | 'sigmoid' | 'none') =>
      (await run(happy, { top_k: 2, function_to_apply })).output.map(({ score }) => score)
    const logits = await scores('none')
    expect(await scores('softmax')).toEqual(await scores())
    expect(await scores()).toEqual(softmax(logits).map((score) => expect.closeTo(score, 5)))
    expect(await scores('sigmoid')).toEqual(
      logits.map((logit) => expect.closeTo(1 / (1 + Math.exp(-logit)), 5)),
    )
  })

  test('behavior: a parameter of another task has no effect and says so', async () => {
    const { warnings } = await run(happy, { max_length: 3, constructor: 1 })
    expectWarning(warnings, 'max_length')
    expectWarning(warnings, 'constructor')
  })

  test('behavior: a text that is cut says so', async () => {
    const { warnings } = await run('good '.repeat(2000))
    expect(warnings).toEqual([expect.stringMatching(/^The text has \d+ tokens; the model reads/)])
  })
})

describe('image-classification', () => {
  const [example] = TASK_EXAMPLES['image-classification']
  const seven = String(example?.request.inputs)
  const run = (parameters?: TaskParameters<'image-classification'>) =>
    runner.run('image-classification', { inputs: seven, parameters })

  test('default: the five best classes, best first', async () => {
    const { output } = await run()
    expect(output).toHaveLength(5)
    expect(output[0]?.label).toBe('7')
    expect(output.map(({ score }) => score)).toEqual(
      output.map(({ score }) => score).toSorted((a, b) => b - a),
    )
  })

  test('args: top_k', async () => {
    expect((await run({ top_k: 1 })).output).toHaveLength(1)
    expect((await run({ top_k: 100 })).output).toHaveLength(10)
  })

  test('args: confidence_threshold', async () => {
    const all = (await run({ top_k: 10 })).output
    const second = all[1]?.score ?? NaN
    const { output } = await run({ top_k: 10, confidence_threshold: second })
    expect(output).toEqual(all.filter(({ score }) => score >= second))
    expect(output).toHaveLength(2)
  })

  test('args: function_to_apply', async () => {
    const logits = (await run({ top_k: 10, function_to_apply: 'none' })).output
    const { output } = await run({ top_k: 10, function_to_apply: 'sigmoid' })
    expect(output).toEqual(
      logits.map(({ label, score }) => ({
        label,
        score: expect.closeTo(1 / (1 + Math.exp(-score)), 5),
      })),
    )
  })

  test('batch: as many outputs as images', async () => {
    const { output } = await runner.run('image-classification', { inputs: [seven, seven] })
    expect(output).toHaveLength(2)
    expect(output[0]).toEqual(output[1])
  })
})

describe('text-generation', () => {
  const prompt = 'Once upon a time'
  const run = (parameters?: TaskParameters<'text-generation'>, inputs = prompt) =>
    runner.run('text-generation', { inputs, parameters })
  const text = async (parameters?: TaskParameters<'text-generation'>) =>
    (await run(parameters)).output[0]?.generated_text ?? ''

  async function promptTokens(): Promise<number> {
    const { warnings } = await run({ max_length: 1 })
    return Number(/new one: (\d+)/.exec(warnings.join(' '))?.[1])
  }

  test('default: one text that begins with the prompt, the same every time', async () => {
    const { output } = await run()
    expect(output).toHaveLength(1)
    expect(output[0]?.generated_text.startsWith(prompt)).toBe(true)
    expect(output[0]?.generated_text.length).toBeGreaterThan(prompt.length)
    expect((await run()).output).toEqual(output)
  })

  test('args: max_length counts the prompt, max_new_tokens does not', async () => {
    const taken = await promptTokens()
    expect(taken).toBeGreaterThan(1)
    expect(await text({ max_length: taken + 6 })).toBe(await text({ max_new_tokens: 6 }))
    expect((await text({ max_new_tokens: 3 })).length).toBeLessThan(
      (await text({ max_new_tokens: 12 })).length,
    )
  })

  test('args: max_length that the prompt fills writes nothing and says so', async () => {
    const { output, warnings } = await run({ max_length: 1 })
    expect(output).toEqual([{ generated_text: prompt }])
    expect(warnings).toEqual([expect.stringMatching(/^max_length: /)])
  })

  test('args: max_length above what the model takes says so', async () => {
    const { warnings } = await run({ max_length: 30_000 })
    expect(warnings).toEqual([expect.stringMatching(/^max_length: this model takes at most \d+/)])
  })

  test('args: min_length', async () => {
    const short = await text({ max_length: 200 })
    const long = await text({ max_length: 200, min_length: 200 })
    expect(long.length).toBeGreaterThan(short.length)
    expect(long.startsWith(short.slice(0, -1))).toBe(true)
  })

  test('args: min_new_tokens', async () => {
    const short = await text({ max_length: 200 })
    const { output } = await run({ min_new_tokens: 190, max_new_tokens: 190, details: true })
    expect(output[0]?.details?.generated_tokens).toBe(190)
    expect(output[0]?.generated_text.length).toBeGreaterThan(short.length)
  })

  test('error: min_new_tokens above max_new_tokens', async () => {
    const failing = run({ min_new_tokens: 20, max_new_tokens: 10 })
    await expect(failing).rejects.toMatchObject({ path: 'parameters.min_new_tokens' })
  })

  test('args: details say why the text ended, and with which tokens', async () => {
    const { output, warnings } = await run({ max_new_tokens: 8, details: true })
    const { generated_text = '', details } = output[0] ?? {}
    expect(warnings).toEqual([])
    expect(details).toMatchObject({
      finish_reason: 'length',
      generated_tokens: 8,
      seed: null,
      prefill: [],
    })
    expect(details?.tokens).toHaveLength(8)
    expect(prompt + details?.tokens?.map((token) => token.text).join('')).toBe(generated_text)
    for (const { logprob } of details?.tokens ?? []) expect(logprob).toBeLessThanOrEqual(0)
    expect(details).not.toHaveProperty('top_tokens')
    expect((await run({ max_new_tokens: 8 })).output).toEqual([{ generated_text }])
  })

  test('args: details of a text that ends by itself, and at a stop text', async () => {
    const reason = async (parameters: TaskParameters<'text-generation'>) =>
      (await run({ ...parameters, details: true })).output[0]?.details?.finish_reason
    expect(await reason({ max_new_tokens: 250 })).toBe('eos_token')
    expect(await reason({ stop: [(await text()).slice(-12, -8)] })).toBe('stop_sequence')
    expect(await reason({ max_length: 1 })).toBe('length')
  })

  test('args: top_n_tokens lists the most probable tokens at each place', async () => {
    const { output } = await run({ max_new_tokens: 5, details: true, top_n_tokens: 3 })
    const { tokens = [], top_tokens = [] } = output[0]?.details ?? {}
    expect(top_tokens).toHaveLength(5)
    for (const [place, top] of (top_tokens ?? []).entries()) {
      const chances = top.map(({ logprob }) => Math.exp(logprob ?? 0))
      expect(chances).toEqual(chances.toSorted((a, b) => b - a))
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(1.000001)
      expect(top[0]).toMatchObject({ id: tokens[place]?.id, logprob: tokens[place]?.logprob })
    }
  })

  test('args: decoder_input_details lists the tokens of the prompt', async () => {
    const parameters = { max_new_tokens: 1, details: true, decoder_input_details: true }
    const { prefill = [] } = (await run(parameters)).output[0]?.details ?? {}
    expect(prefill).toHaveLength(await promptTokens())
    expect(
      prefill
        .map((token) => token.text)
        .join('')
        .trim(),
    ).toBe(prompt)
  })

  test('behavior: each of several texts has details of its own', async () => {
    const parameters = { do_sample: true, temperature: 2, seed: 5, max_new_tokens: 12 } as const
    const { output } = await run({ ...parameters, num_return_sequences: 3, details: true })
    for (const { generated_text, details } of output)
      expect(prompt + details?.tokens?.map((token) => token.text).join('')).toBe(generated_text)
    expect(output.map(({ details }) => details?.seed)).toEqual([5, undefined, undefined])
  })

  test('behavior: what changes the form of a text and is not done says so', async () => {
    const parameters = {
      grammar: { type: 'regex', value: '[0-9]+' },
      best_of: 2,
      top_n_tokens: 2,
      watermark: true,
    } as const
    const { output, warnings } = await run(parameters)
    expect(output).toEqual((await run()).output)
    for (const name of Object.keys(parameters)) expectWarning(warnings, name)
    expect(warnings).toHaveLength(4)
  })

  test('error: min_length above max_length', async () => {
    const failure = await run({ min_length: 20, max_length: 10 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidRequestError)
    expect(failure).toHaveProperty('path', 'parameters.min_length')
  })

  test('error: a prompt that fills the model', async () => {
    await expect(run({}, 'dog '.repeat(3000))).rejects.toMatchObject({ path: 'inputs' })
  })

  test('args: return_full_text', async () => {
    expect(await text({ return_full_text: true })).toBe(
      prompt + (await text({ return_full_text: false })),
    )
  })

  test('args: stop ends the result with the stop text', async () => {
    const whole = await text()
    const stop = whole.slice(prompt.length + 8, prompt.length + 11)
    const first = whole.indexOf(stop, prompt.length)
    expect(await text({ stop: [stop] })).toBe(whole.slice(0, first + stop.length))
  })

  test('args: repetition_penalty', async () => {
    expect(await text({ repetition_penalty: 5, max_length: 60 })).not.toBe(
      await text({ max_length: 60 }),
    )
  })

  test('args: seed makes sampling repeatable', async () => {
    const draw = (seed: number) => text({ do_sample: true, temperature: 1.5, seed, max_length: 40 })
    expect(await draw(7)).toBe(await draw(7))
    const texts = await Promise.all([1, 2, 3, 4, 5].map(draw))
    expect(new Set(texts).size).toBeGreaterThan(1)
  })

  test('behavior: sampling without a seed varies', async () => {
    const settings = { do_sample: true, temperature: 2, max_length: 40 }
    const texts = await Promise.all(Array.from({ length: 5 }, () => text(settings)))
    expect(new Set(texts).size).toBeGreaterThan(1)
  })

  test('args: temperature, top_k and top_p narrow the choice down to the most probable', async () => {
    const greedy = await text({ max_length: 40 })
    const sampled = { do_sample: true, max_length: 40, seed: 3 }
    expect(await text({ ...sampled, temperature: 0.001 })).toBe(greedy)
    expect(await text({ ...sampled, top_k: 1, temperature: 5 })).toBe(greedy)
    expect(await text({ ...sampled, top_p: 0.000001, temperature: 1 })).toBe(greedy)
    expect(await text({ ...sampled, temperature: 50, top_k: 1000 })).not.toBe(greedy)
  })

  test('args: num_return_sequences', async () => {
    const settings = { do_sample: true, temperature: 2, max_length: 30, seed: 5 }
    const { output } = await run({ ...settings, num_return_sequences: 4 })
    expect(output).toHaveLength(4)
    expect(new Set(output.map(({ generated_text }) => generated_text)).size).toBeGreaterThan(1)
    expect((await run(settings)).output[0]).toEqual(output[0])
  })

  test('behavior: sampling parameters without do_sample have no effect and say so', async () => {
    const sampling = { temperature: 0.5, top_k: 5, top_p: 0.5, seed: 1, num_return_sequences: 3 }
    const { output, warnings } = await run({ ...sampling, num_beam_groups: 4 })
    expect(output).toEqual((await run()).output)
    for (const name of [...Object.keys(sampling), 'num_beam_groups']) expectWarning(warnings, name)
    expect(warnings).toHaveLength(6)
  })

  test('behavior: neutral values are nothing to warn about', async () => {
    const neutral = {
      temperature: 1,
      top_p: 1,
      typical_p: 1,
      num_beams: 1,
      use_cache: true,
      details: false,
    }
    const { warnings } = await run({ ...neutral, num_return_sequences: 1, best_of: 1 })
    expect(warnings).toEqual([])
  })

  test('behavior: max_new_tokens wins over max_length and says so', async () => {
    const { output, warnings } = await run({ max_new_tokens: 4, max_length: 100 })
    expectWarning(warnings, 'max_length')
    expect(output).toEqual((await run({ max_new_tokens: 4 })).output)
  })

  test('batch: each text is written as if it were alone', async () => {
    const inputs = [prompt, 'The little dog', 'One day, a girl named Lily']
    const parameters = { do_sample: true, seed: 9, max_length: 40, num_return_sequences: 2 }
    const { output } = await runner.run('text-generation', { inputs, parameters })
    const single = await Promise.all(inputs.map((one) => run(parameters, one)))
    expect(output).toEqual(single.map((result) => result.output))
  })
})

describe('visual-question-answering', () => {
  const examples = TASK_EXAMPLES['visual-question-answering']
  const [example] = examples
  const inputs = example?.request.inputs
  if (inputs === undefined || Array.isArray(inputs)) throw new Error('a single example is expected')

  test('default: the five best answers', async () => {
    const { output } = await runner.run('visual-question-answering', { inputs })
    expect(output).toHaveLength(5)
  })

  test('args: top_k', async () => {
    const parameters = { top_k: 1 }
    const { output } = await runner.run('visual-question-answering', { inputs, parameters })
    expect(output).toHaveLength(1)
  })

  test('behavior: an unknown parameter has no effect and says so', async () => {
    const parameters = { doc_stride: 4 }
    const { warnings } = await runner.run('visual-question-answering', { inputs, parameters })
    expectWarning(warnings, 'doc_stride')
  })

  test('behavior: a question that is too long keeps its end token, and says what was cut', async () => {
    const question = 'what shape is this '.repeat(20)
    const { output, warnings } = await runner.run('visual-question-answering', {
      inputs: { ...inputs, question },
    })
    expect(output).toHaveLength(5)
    expect(warnings).toEqual(['The text has 82 tokens; the model reads 40 of them only.'])
  })
})

describe('translation', () => {
  const run = (parameters?: TaskParameters<'translation'>, inputs = 'Hello, how are you?') =>
    runner.run('translation', { inputs, parameters })

  const station = 'Où est la gare ?'

  test('args: src_lang and tgt_lang', async () => {
    const french = await run({ src_lang: 'en', tgt_lang: 'fr' })
    expect(french.output.translation_text).toMatch(/bonjour/i)
    expect(french.warnings).toEqual([])
    const english = await run({ src_lang: 'fr', tgt_lang: 'en' }, station)
    expect(english.output.translation_text).toMatch(/station/i)
  })

  test('behavior: of two languages, the one that is not named is the other', async () => {
    const named = await run({ src_lang: 'fr', tgt_lang: 'en' }, station)
    expect((await run({ src_lang: 'fr' }, station)).output).toEqual(named.output)
    expect((await run({ tgt_lang: 'en' }, station)).output).toEqual(named.output)
  })

  test('behavior: calls do not change the languages of later calls', async () => {
    const before = await run()
    await run({ src_lang: 'fr', tgt_lang: 'en' })
    expect((await run()).output).toEqual(before.output)
  })

  test('error: a language that the model does not have lists those it has', async () => {
    const failure = await run({ src_lang: 'en', tgt_lang: 'de' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidRequestError)
    expect(failure).toMatchObject({
      path: 'parameters.tgt_lang',
      message: expect.stringMatching(/en, fr/),
    })
  })

  test('batch: one translation for each text', async () => {
    const inputs = ['Hello.', 'Thank you.']
    const parameters = { src_lang: 'en', tgt_lang: 'fr' }
    const { output } = await runner.run('translation', { inputs, parameters })
    const single = await Promise.all(inputs.map((text) => run(parameters, text)))
    expect(output).toEqual(single.map((result) => result.output))
  })

  test('behavior: return_full_text is no parameter of this task and says so', async () => {
    expectWarning((await run({ return_full_text: false })).warnings, 'return_full_text')
  })
})

describe('summarization', () => {
  const [example] = TASK_EXAMPLES.summarization
  const inputs = String(example?.request.inputs)
  const run = (parameters?: TaskParameters<'summarization'>) =>
    runner.run('summarization', { inputs, parameters })

  test('args: max_length', async () => {
    const short = await run({ max_length: 4 })
    const long = await run({ min_length: 40, max_length: 40 })
    expect(short.output.summary_text.length).toBeLessThan(long.output.summary_text.length)
  })

  test('args: min_length', async () => {
    const usual = await run()
    const longer = await run({ min_length: 75 })
    expect(longer.output.summary_text.length).toBeGreaterThan(usual.output.summary_text.length)
  })

  test('batch: one summary for each text', async () => {
    const { output } = await runner.run('summarization', { inputs: [inputs, inputs] })
    const { output: single } = await run()
    expect(output).toEqual([single, single])
  })
})

test('default: every example of the registry runs and fits its schema', async () => {
  for (const example of TASK_EXAMPLES['text-classification']) {
    await runner.run('text-classification', example.request)
  }
  for (const example of TASK_EXAMPLES['image-classification']) {
    await runner.run('image-classification', example.request)
  }
  for (const example of TASK_EXAMPLES['text-generation']) {
    await runner.run('text-generation', example.request)
  }
  for (const example of TASK_EXAMPLES['visual-question-answering']) {
    await runner.run('visual-question-answering', example.request)
  }
  for (const example of TASK_EXAMPLES.translation) await runner.run('translation', example.request)
  for (const example of TASK_EXAMPLES.summarization) {
    await runner.run('summarization', example.request)
  }
})

test('behavior: models run in another process, and this one holds no inference engine', async () => {
  expect(enginePid(runner)).toBeGreaterThan(0)
  expect(enginePid(runner)).not.toBe(process.pid)
  await runner.run('text-classification', { inputs: 'good' })
  const loaded = JSON.stringify(process.report.getReport())
  expect(loaded).toContain('sharp')
  expect(loaded).not.toContain('onnxruntime')
})
