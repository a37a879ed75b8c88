import { expect, test } from 'vitest'
import { always, describeIneffective, onlyIf } from '../src/engines/effects.ts'

test('default: parameters with an effect and those that are left out give no warning', () => {
  expect(describeIneffective({ a: 1, b: undefined }, { a: always })).toEqual([])
})

test('behavior: an unknown parameter and an unmet condition are named, a neutral value is not', () => {
  const rules = { top_p: onlyIf(false, 'it needs do_sample: true', 1) }
  expect(describeIneffective({ top_p: 0.5, foo: null }, rules)).toEqual([
    'The parameter "top_p" had no effect: it needs do_sample: true.',
    'The parameter "foo" had no effect: it is not a parameter of this model.',
  ])
  expect(describeIneffective({ top_p: 1 }, rules)).toEqual([])
})

test('behavior: names of the prototype are no rules, and long names are cut', () => {
  const warnings = describeIneffective({ toString: 1, ['x'.repeat(500)]: 1 }, {})
  expect(warnings).toHaveLength(2)
  expect(Math.max(...warnings.map((text) => text.length))).toBeLessThan(200)
})
