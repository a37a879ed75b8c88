import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { TASK_IDS, type TaskId } from '../src/index.ts'
import { parameterHints, parameterNames } from '../src/parse/parameterHints.ts'

describe('parameterNames', () => {
  test('behavior: gives the names that the schema has', () => {
    expect(parameterNames('text-classification')).toEqual(['top_k', 'function_to_apply'])
    expect(parameterNames('sentence-similarity')).toEqual([])
  })
})

describe('parameterHints', () => {
  test.each<[TaskId, Record<string, unknown> | undefined, string[]]>([
    ['text-classification', undefined, []],
    ['text-classification', { top_k: 3 }, []],
    [
      'text-classification',
      { topk: 3 },
      ['parameters.topk is not known for text-classification. Did you mean "top_k"?'],
    ],
    [
      'text-generation',
      { maxNewTokens: 3 },
      ['parameters.maxNewTokens is not known for text-generation. Did you mean "max_new_tokens"?'],
    ],
    [
      'sentence-similarity',
      { candidate_labels: [] },
      [
        'parameters.candidate_labels is a parameter of zero-shot-classification, not of sentence-similarity.',
      ],
    ],
    ['text-classification', { my_engines_option: true }, []],
    ['text-classification', { constructor: 1, __proto__: null, toString: 2 }, []],
  ])('behavior: %s %j', (task, parameters, hints) => {
    expect(parameterHints(task, parameters)).toEqual(hints)
  })

  test.each(TASK_IDS)('behavior: the examples of %s give no hints', (task) => {
    for (const { request } of TASK_EXAMPLES[task])
      expect(parameterHints(task, { ...request.parameters })).toEqual([])
  })

  test('behavior: very long and very many names are left alone', () => {
    expect(parameterHints('translation', { ['x'.repeat(1_000_000)]: 1 })).toEqual([])
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`topk${index}`, 1]),
    )
    expect(parameterHints('text-classification', many).length).toBeLessThanOrEqual(100)
  })

  test('property: a known name gives no hint, and any names give sentences', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TASK_IDS),
        fc.dictionary(fc.string(), fc.anything()),
        (task, given) => {
          const known = Object.fromEntries(parameterNames(task).map((name) => [name, 1]))
          expect(parameterHints(task, known)).toEqual([])
          for (const hint of parameterHints(task, given))
            expect(hint).toMatch(/^parameters\..*[.?]$/su)
        },
      ),
    )
  })
})
