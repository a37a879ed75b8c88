import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandPath, linePath, linePieces } from '../../src/lib/charts/linePath.ts'
import { extentOf, indexTicks, roundTicks, shareIn } from '../../src/lib/charts/scale.ts'
import { forecastOf } from '../../src/lib/widgets/time-series-forecasting/forecastOf.ts'
import { placeName, timeAfter } from '../../src/lib/widgets/time-series-forecasting/seriesTimes.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const MAX = Number.MAX_VALUE
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('scales', () => {
  test('an extent leaves out what is no number', () => {
    expect(extentOf([3, null, 9, Number.NaN, Infinity, undefined])).toEqual({ low: 3, high: 9 })
    expect(extentOf([4])).toEqual({ low: 3.5, high: 4.5 })
    expect(extentOf([null])).toBeUndefined()
  })

  test('every value of an extent has a place from 0 to 1, and ticks lie inside', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: 1, maxLength: 5 }), (values) => {
        const extent = extentOf(values)
        if (extent === undefined) throw new Error('There are numbers.')
        for (const value of values) {
          expect(shareIn(extent, value)).toBeGreaterThanOrEqual(0)
          expect(shareIn(extent, value)).toBeLessThanOrEqual(1)
        }
        const ticks = roundTicks(extent, 5)
        expect(ticks.length).toBeLessThanOrEqual(10)
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(extent.low)
          expect(tick).toBeLessThanOrEqual(extent.high)
        }
      }),
    )
  })

  test('the largest numbers have places of their own', () => {
    expect(shareIn({ low: -MAX, high: MAX }, 0)).toBe(0.5)
  })

  test('labels of an axis have round steps and never more than fit', () => {
    expect(indexTicks(100, 5)).toEqual([0, 20, 40, 60, 80])
    expect(indexTicks(3, 10)).toEqual([0, 1, 2])
    expect(indexTicks(100_000, 0.2)).toHaveLength(1)
    expect(indexTicks(0, 5)).toEqual([])
  })
})

describe('lines', () => {
  test('what is missing is a gap', () => {
    expect(linePieces([1, null, 3, 4])).toEqual([
      [{ index: 0, value: 1 }],
      [
        { index: 2, value: 3 },
        { index: 3, value: 4 },
      ],
    ])
  })

  test('a long line keeps its peaks', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => (index === 54_321 ? 99 : 0))
    const points = linePieces(values).flat()
    expect(points.length).toBeLessThanOrEqual(802)
    expect(points).toContainEqual({ index: 54_321, value: 99 })
  })

  test('paths hold numbers only', () => {
    const x = (index: number) => index
    expect(linePath(linePieces([1, null, 2, 3]), x, x)).toBe('M0.0,1.0h0.1M2.0,2.0L3.0,3.0')
    expect(bandPath({ low: [1, 2], high: [3], from: 5 }, x, x)).toBe('M5.0,3.0L5.0,1.0Z')
    expect(bandPath({ low: [], high: [3], from: 5 }, x, x)).toBe('')
  })
})

describe('times', () => {
  test('are dates where they are known', () => {
    expect(placeName({ given: ['2025-03-03'] }, 0, 1)).toBe('Mar 3, 2025')
    expect(placeName({ forecast: ['2025-03-03T12:30:00Z'] }, 1, 1)).toBe('Mar 3, 12:30')
    expect(placeName({ start: '2025-01-31', freq: 'D' }, 1, 9)).toBe('Feb 1, 2025')
  })

  test('are numbers where they are not', () => {
    expect(placeName({}, 0, 14)).toBe('1')
    expect(placeName({}, 15, 14)).toBe('+2')
    expect(placeName({ start: '2025-01-31', freq: 'BQE-MAR' }, 1, 9)).toBe('2')
    expect(placeName({ start: '2025-01-31', freq: '9999YS' }, 99_999, 9)).toMatch(/^\+/)
  })

  test('months and hours after the start', () => {
    expect(timeAfter('2025-01-01', 'MS', 13)).toBe(Date.UTC(2026, 1, 1))
    expect(timeAfter('2025-01-01T00:00', '6h', 2)).toBe(Date.UTC(2025, 0, 1, 12))
    expect(timeAfter('soon', 'D', 1)).toBeUndefined()
  })

  test('a model’s own words for a time are cut', () => {
    expect(placeName({ forecast: ['x'.repeat(10_000)] }, 0, 0)).toHaveLength(24)
  })
})

test('forecastOf: bands are between the outermost quantiles, lows below highs', () => {
  const output = {
    data: { a: [5] },
    quantiles: { '0.9': { a: [1, 1] }, '0.1': { a: [9] }, odd: { a: [0] }, '0.5': { a: [5] } },
  }
  expect(forecastOf({ a: [1] }, output, 'a').bands).toEqual([
    { from: '10%', to: '90%', low: [1], high: [9] },
  ])
})

describe('time-series-forecasting', () => {
  test('draws the past, the forecast and its band, and says what is at a place', async () => {
    const { form, screen } = await showWidget('time-series-forecasting')
    await expect
      .element(screen.getByRole('img', { name: 'Past and forecast of visitors' }))
      .toBeVisible()
    const slider = screen.getByRole('slider', { name: /place/ })
    await expect
      .element(slider)
      .toHaveAttribute('aria-valuetext', '+1, Forecast 126, 10% to 90% 117 to 135')
    expect(form.querySelectorAll('path.band')).toHaveLength(1)
    expect(await violationsOf(form)).toEqual([])
  })

  test('places can be walked by keyboard', async () => {
    const { screen } = await showWidget('time-series-forecasting')
    const slider = screen.getByRole('slider', { name: /place/ })
    await slider.fill('0')
    await expect.element(slider).toHaveAttribute('aria-valuetext', '1, Past 120')
  })

  test('has dates and gaps, and the values as a table', async () => {
    const { form, screen } = await showWidget('time-series-forecasting', { example: 1 })
    expect(form.querySelector('figure svg')?.textContent).toMatch(/Mar 3, 2025/)
    await screen.getByText('Values', { exact: true }).click()
    await expect.element(screen.getByRole('cell', { name: 'Mar 8, 2025' })).toBeVisible()
    await expect.element(screen.getByRole('cell', { name: '118' })).toBeVisible()
  })

  test('several series are shown one at a time', async () => {
    const output = { data: { other: [1, 2], visitors: [3] } }
    const { screen } = await showWidget('time-series-forecasting', { output })
    const select = screen.getByLabelText('Series')
    await expect.element(select).toHaveValue('visitors')
    await select.selectOptions('other')
    await expect.element(screen.getByText(/has no series of this name/)).toBeVisible()
  })

  test('enormous numbers, 10,000 values and levels that do not fit stay in bounds', async () => {
    const values = Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? MAX : -MAX))
    const output = {
      data: { visitors: values, __proto__x: [], ['n'.repeat(5000)]: [0] },
      quantiles: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          index === 3 ? 'w'.repeat(100) : String(index / 50),
          { visitors: values.slice(index) },
        ]),
      ),
      samples: Array.from({ length: 1000 }, () => ({ visitors: [1] })),
      timestamps: Array.from({ length: 3 }, () => '\u202e'.repeat(1000)),
    }
    const { form, screen } = await showWidget('time-series-forecasting', { output })
    expect(form.querySelector('figure svg')?.innerHTML).not.toMatch(/NaN|Infinity/)
    expectBounded(form)
    await screen.getByText('Values', { exact: true }).click()
    expectBounded(form)
    await screen.getByLabelText('Series').selectOptions('__proto__x')
    await expect.element(screen.getByText(/gave no values/)).toBeVisible()
  })
})
