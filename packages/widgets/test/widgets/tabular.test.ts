import { describe, expect, test } from 'vitest'
import { barsOf, classesOf, countClasses, hasRowEach } from '../../src/lib/table/predictions.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const predictions = (form: HTMLElement) =>
  [...form.querySelectorAll('td.prediction')].map((cell) => cell.textContent.trim())

describe('predictions', () => {
  test('classes of any kind are texts, also several of one row', () => {
    expect(classesOf(true)).toEqual(['true'])
    expect(classesOf(['a', 'b'])).toEqual(['a', 'b'])
    expect(classesOf([])).toEqual([])
    expect(countClasses(['b', 'a', ['a', 'c']])[0]).toEqual({ name: 'a', count: 2 })
  })

  test('bars have one scale, also for the largest numbers', () => {
    expect(barsOf([10, -10])).toEqual([
      { start: 0.5, end: 1 },
      { start: 0, end: 0.5 },
    ])
    expect(barsOf([0, 0])).toEqual([
      { start: 0, end: 0 },
      { start: 0, end: 0 },
    ])
    for (const { start, end } of barsOf([Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324])) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(1)
    }
  })

  test('another number of predictions than rows is said', () => {
    expect(hasRowEach({ a: [1, 2] }, ['x'])).toBe(false)
    expect(hasRowEach({ a: [1] }, ['x'])).toBe(true)
  })
})

describe('tabular-classification', () => {
  test('shows the rows with their classes as a column, and how often each comes', async () => {
    const { form, screen } = await showWidget('tabular-classification')
    expect(predictions(form)).toEqual(['setosa', 'versicolor', 'virginica'])
    await expect.element(screen.getByRole('list', { name: 'Classes' })).toMatchTextContent(/setosa/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('10,000 predictions of as many classes for three rows stay in bounds', async () => {
    const output = Array.from({ length: 10_000 }, (_, row) => [`c${row}`, 'w'.repeat(1000)])
    const { form, screen } = await showWidget('tabular-classification', { output })
    await expect
      .element(screen.getByText('The model gave 10000 predictions for 3 rows.'))
      .toBeVisible()
    expectBounded(form)
    await screen.getByRole('button', { name: 'Show all 10,000 rows' }).click()
    expectBounded(form)
  })
})

describe('tabular-regression', () => {
  test('shows the rows with their numbers as a column', async () => {
    const { form } = await showWidget('tabular-regression')
    expect(predictions(form)).toEqual(['238.9', '112.4'])
    expect(await violationsOf(form)).toEqual([])
  })

  test('the largest numbers stay in bounds', async () => {
    const { form } = await showWidget('tabular-regression', { output: [1.7e308, -1.7e308] })
    expectBounded(form)
  })
})
