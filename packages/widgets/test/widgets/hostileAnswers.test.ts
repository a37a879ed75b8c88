import type { TaskId } from '@taskmesh/tasks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../hostile.ts'
import { expectSmall, renderWidget } from './showWidget.ts'

const few = { maxLength: 5 }
const some = { minLength: 1, maxLength: 5 }
const number = fc.oneof(
  fc.constantFrom(1.7e308, -1.7e308, 0, -0, 5e-324, 1.0000001, -500, 5000),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const place = fc.nat({ max: 1_000_000 })
const word = hostileText.filter((text) => text.trim() !== '')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const numbers = fc.array(number, some)

const filling = fc.record({
  sequence: word,
  score: number,
  token: fc.nat(),
  token_str: hostileText,
})
const ranking = fc.array(
  fc.record({ index: place, score: number, text: word }, { requiredKeys: ['index', 'score'] }),
  some,
)
const series = fc.dictionary(hostileText, fc.array(number, few), { maxKeys: 5 })
const call = fc.record({
  id: fc.constant('call'),
  type: fc.constantFrom('function', 'custom'),
  function: fc.record({
    name: hostileText.map((text) => text.slice(0, 1000)),
    arguments: fc.oneof(
      hostileText,
      fc.jsonValue().map((value) => JSON.stringify(value)),
    ),
  }),
})
const choice = fc.record({
  index: fc.nat(),
  message: fc.record({
    role: fc.constant('assistant'),
    content: fc.oneof(hostileText, fc.constant(null)),
    refusal: maybe(hostileText),
    reasoning_content: maybe(hostileText),
    tool_calls: maybe(fc.array(call, few)),
  }),
  finish_reason: word,
})

/** Answers that fit their schemas, and are odd in every other way. */
const ANSWERS = {
  'question-answering': fc.array(
    fc.record(
      { answer: word, score: number, start: place, end: place },
      { requiredKeys: ['answer', 'score'] },
    ),
    some,
  ),
  'table-question-answering': fc.array(
    fc.record({
      answer: word,
      coordinates: maybe(fc.array(fc.tuple(place, place), few)),
      cells: maybe(fc.array(hostileText, few)),
      aggregator: maybe(fc.oneof(fc.constantFrom('SUM', 'COUNT', 'AVERAGE'), hostileText)),
    }),
    some,
  ),
  'chat-completion': fc.record({
    id: hostileText,
    created: fc.nat(),
    model: word,
    choices: fc.array(choice, some),
  }),
  'time-series-forecasting': fc
    .record({
      data: series,
      quantiles: maybe(fc.dictionary(hostileText, series, { maxKeys: 5 })),
      samples: maybe(fc.array(series, few)),
      timestamps: maybe(fc.array(hostileText, few)),
    })
    .map((output) => ({ ...output, data: { ...output.data, visitors: [1e308, -1e308, 0] } })),
  'graph-ml': fc.record({ predictions: fc.array(numbers, some) }),
  'reinforcement-learning': fc.record({ action: fc.oneof(number, numbers) }),
  robotics: fc.record({ actions: fc.array(numbers, some) }),
  'sentence-similarity': numbers,
  'text-ranking': ranking,
  'text-retrieval': ranking,
  'multiple-choice': fc.array(
    fc.record({ index: fc.nat({ max: 99 }), answer: word, score: number }),
    some,
  ),
  'fill-mask': fc.oneof(
    fc.array(filling, some),
    fc.array(fc.array(filling, some), { minLength: 2, maxLength: 4 }),
  ),
  'zero-shot-classification': fc.array(fc.record({ label: word, score: number }), some),
  'tabular-classification': fc.array(
    fc.oneof(word, number, fc.boolean(), fc.array(fc.oneof(word, number), some)),
    some,
  ),
  'tabular-regression': numbers,
  'table-to-text': fc.record({ generated_text: word }),
  'tabular-to-text': fc.record({ generated_text: word }),
  'text2text-generation': fc.array(fc.record({ generated_text: word }), some),
} satisfies Partial<Record<TaskId, fc.Arbitrary<unknown>>>

test.for(Object.entries(ANSWERS))(
  '%s shows whatever comes, and stays small',
  async ([id, answers]) => {
    const task = id as keyof typeof ANSWERS
    const seen: unknown[] = []
    const { form, screen } = await renderWidget(task, {
      run: async () => ({ output: seen.at(-1) }),
    })
    await fc.assert(
      fc.asyncProperty<[unknown]>(answers, async (output) => {
        const before = seen.push(output)
        form.requestSubmit()
        await expect.poll(() => seen.length).toBe(before)
        await expect
          .poll(() => form.dataset['status'], { interval: 5 })
          .toMatch(/^(success|empty)$/)
        expect(form.querySelector('.result script')).toBeNull()
        expect(form.querySelector('.result')?.innerHTML ?? '').not.toMatch(/="[^"]*NaN/)
        expectSmall(form)
      }),
      { numRuns: 15 },
    )
    await screen.unmount()
  },
)
