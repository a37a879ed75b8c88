import { describe, expect, test } from 'vitest'
import {
  fillingsOf,
  isContinuation,
  splitAtMasks,
  wordOf,
} from '../../src/lib/widgets/fill-mask/maskedText.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const filled = (form: HTMLElement) => form.querySelector('.answer .text')?.textContent.trim()

describe('masked texts', () => {
  test('are split at the mask tokens of all kinds of models', () => {
    expect(splitAtMasks('a [MASK] b <mask> c <|mask|>')).toEqual(['a ', ' b ', ' c ', ''])
    expect(splitAtMasks('no mask')).toEqual(['no mask'])
  })

  test('words lose their spaces and marks', () => {
    expect(wordOf(' paris')).toBe('paris')
    expect(wordOf('##ing')).toBe('ing')
    expect(isContinuation('##ing')).toBe(true)
    expect(wordOf('##')).toBe('##')
  })

  test('one mask or several give a list for each', () => {
    const word = { sequence: 'a b', token_str: 'b', score: 1 }
    expect(fillingsOf([word])).toEqual([[word]])
    expect(fillingsOf([[word], []])).toEqual([[word], []])
  })
})

describe('fill-mask', () => {
  test('puts the best word in its place', async () => {
    const { form } = await showWidget('fill-mask')
    expect(filled(form)).toBe('The capital of France is paris.')
    expect(form.querySelector('mark')?.textContent).toBe('paris')
    expect(await violationsOf(form)).toEqual([])
  })

  test('another word can be put there', async () => {
    const { form, screen } = await showWidget('fill-mask')
    await screen.getByRole('button', { name: /lille/ }).click()
    await expect.poll(() => filled(form)).toBe('The capital of France is lille.')
  })

  test('several masks have a word each', async () => {
    const { form, screen } = await showWidget('fill-mask', { example: 2 })
    expect(filled(form)).toBe('She poured coffee into her mug.')
    await expect.element(screen.getByRole('group', { name: 'Words for mask 2' })).toBeVisible()
  })

  test('where the masks of the text are not those of the answer, the model’s sequence is shown', async () => {
    const word = { sequence: 'it is late', score: 0.5, token: 1, token_str: 'late' }
    const { form } = await showWidget('fill-mask', { output: [[word], [word], [word]] })
    expect(filled(form)).toBe('it is late')
  })

  test('10,000 long words with odd scores stay in bounds', async () => {
    const output = Array.from({ length: 10_000 }, (_, index) => ({
      sequence: 'x',
      score: index === 0 ? 1e308 : -1,
      token: index,
      token_str: index === 1 ? '' : 'w'.repeat(5000),
    }))
    const { form, screen } = await showWidget('fill-mask', { output })
    expectBounded(form)
    await screen.getByRole('button', { name: 'Show all 10,000 words' }).click()
    await expect.element(screen.getByText(/1–50 of 10,000\s+words/)).toBeVisible()
    expectBounded(form)
  })
})
