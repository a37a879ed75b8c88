import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialectOf } from '../src/dialects/hub/dialectOf.ts'
import { decodeHubOutput, encodeHubOutput } from '../src/dialects/hub/index.ts'
import { textOffsets } from '../src/dialects/shared/textOffsets.ts'
import { TASK_IDS } from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { asSchema, fieldRoleOf, optionsOf, toJsonSchema } from '../src/jsonSchema/index.ts'

const unit = fc.oneof(
  fc.string({ minLength: 1, maxLength: 1 }),
  fc.constantFrom('é', '\u{1F600}', '\u{1F1EB}\u{1F1F7}', '\uD83D', '\uDE00'),
)
const text = fc.array(unit, { maxLength: 30 }).map((units) => units.join(''))

describe('places in a text', () => {
  test('are those that Python counts, and come back', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { toCodePoints, toCodeUnits } = textOffsets(value)
        const points = [...value]
        for (let point = 0; point <= points.length; point++) {
          const units = points.slice(0, point).join('').length
          expect(toCodePoints(units)).toBe(point)
          expect(toCodeUnits(point)).toBe(units)
        }
      }),
    )
  })

  test('in the middle of a character are after it, and behind the end as far behind', () => {
    const { toCodePoints, toCodeUnits } = textOffsets('\u{1F600}a')
    expect([1, 3, 5].map(toCodePoints)).toEqual([1, 2, 4])
    expect([2, 4].map(toCodeUnits)).toEqual([3, 5])
  })

  test('are found fast in a long text', () => {
    const offsets = textOffsets('\u{1F600}'.repeat(100_000))
    expect(offsets.toCodeUnits(99_999)).toBe(199_998)
    expect(offsets.toCodePoints(199_998)).toBe(99_999)
  })
})

describe('the dialect of Hugging Face counts code points', () => {
  const sentence = '\u{1F600} Ann sings'
  const ann = { entity_group: 'PER', score: 0.9, word: 'Ann' }

  test('in tokens, of one text and of several', () => {
    const canonical = [{ ...ann, start: 3, end: 6 }]
    const wire = [{ ...ann, start: 2, end: 5 }]
    expect(encodeHubOutput('token-classification', canonical, sentence)).toEqual(wire)
    expect(decodeHubOutput('token-classification', wire, sentence)).toEqual(canonical)
    const texts = ['Ann', sentence]
    const plain = [{ ...ann, start: 0, end: 3 }]
    expect(encodeHubOutput('token-classification', [plain, canonical], texts)).toEqual([
      plain,
      wire,
    ])
    expect(decodeHubOutput('token-classification', [plain, wire], texts)).toEqual([
      plain,
      canonical,
    ])
  })

  test('in answers', () => {
    const input = { question: 'Who?', context: sentence }
    const canonical = [{ answer: 'Ann', score: 0.9, start: 3, end: 6 }]
    const wire = { answer: 'Ann', score: 0.9, start: 2, end: 5 }
    expect(encodeHubOutput('question-answering', canonical, input)).toEqual(wire)
    expect(decodeHubOutput('question-answering', wire, input)).toEqual(canonical)
  })

  test.each(TASK_IDS)('%s: in the text that the schema says they are in', (task) => {
    const items = optionsOf(toJsonSchema(ZOD_SCHEMAS[task].output)).flatMap(({ items: item }) => {
      const schema = asSchema(item)
      return schema === undefined ? [] : optionsOf(schema)
    })
    const fields = items.flatMap(({ properties = {} }) => Object.values(properties))
    const places = fields
      .map((field) => fieldRoleOf(asSchema(field) ?? {}))
      .filter((role) => role?.unit === 'utf-16-code-unit')
      .map((role) => role?.of)
    const { spannedText } = dialectOf(task)
    expect(spannedText !== undefined).toBe(places.length > 0)
    for (const of of places) {
      const input = of === '' ? 'here' : { [of?.slice(1) ?? '']: 'here' }
      expect(spannedText?.(input)).toBe('here')
    }
  })
})
