import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { shownPlaces } from '../../src/lib/table/shownPlaces.ts'
import {
  aggregate,
  answerCells,
} from '../../src/lib/widgets/table-question-answering/tableAnswer.ts'
import MarkedTable from '../../src/lib/widgets/table-question-answering/MarkedTable.svelte'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const marked = (form: HTMLElement) =>
  [...form.querySelectorAll('td[data-marked]')].map((cell) => cell.textContent.trim())

describe('aggregate', () => {
  test('adds, averages and counts what it can read', () => {
    expect(aggregate('SUM', ['700,000', '290 000'])).toBe(990_000)
    expect(aggregate('average', ['1', '2.5'])).toBe(1.75)
    expect(aggregate('COUNT', ['Oslo', 'Bergen'])).toBe(2)
  })

  test('says nothing of words, of no cells, and of other aggregators', () => {
    expect(aggregate('SUM', ['Oslo', '1'])).toBeUndefined()
    expect(aggregate('SUM', [])).toBeUndefined()
    expect(aggregate('SUM', [''])).toBeUndefined()
    expect(aggregate('SUM', ['9'.repeat(400)])).toBeUndefined()
    expect(aggregate('NONE', ['1'])).toBeUndefined()
  })
})

test('answerCells: cells that the table does not have are set apart', () => {
  const places = [
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const
  expect(answerCells({ City: ['Oslo'] }, places)).toEqual({
    inside: [[0, 0]],
    outside: [
      [1, 0],
      [0, 1],
    ],
  })
})

describe('shownPlaces', () => {
  test('all of a short table', () => {
    expect(shownPlaces(3, [1], 10).map(({ index }) => index)).toEqual([0, 1, 2])
  })

  test('what matters, its neighbours, then the beginning', () => {
    expect(shownPlaces(1000, [500], 5)).toEqual([
      { index: 0, skipped: 0 },
      { index: 1, skipped: 0 },
      { index: 499, skipped: 497 },
      { index: 500, skipped: 0 },
      { index: 501, skipped: 0 },
    ])
  })
})

describe('table-question-answering', () => {
  test('marks the cell of the answer', async () => {
    const { form, screen } = await showWidget('table-question-answering')
    expect(marked(form)).toEqual(['Oslo'])
    await expect
      .element(screen.getByRole('group', { name: 'Table with the answer' }))
      .toMatchTextContent(/Bergen/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('does what the aggregator says', async () => {
    const { form, screen } = await showWidget('table-question-answering', { example: 1 })
    expect(marked(form)).toEqual(['700000', '290000'])
    await expect.element(screen.getByText('Sum', { exact: true })).toBeVisible()
    expect(form.querySelector('.answer .text')?.textContent).toMatch(/990/)
  })

  test('several answers are marked one by one', async () => {
    const output = [
      { answer: 'Oslo', coordinates: [[0, 0]] },
      { answer: 'Bergen', coordinates: [[1, 0]] },
    ]
    const { form, screen } = await showWidget('table-question-answering', { output })
    expect(marked(form)).toEqual(['Oslo'])
    await screen.getByRole('button', { name: 'Mark answer 2' }).click()
    await expect.poll(() => marked(form)).toEqual(['Bergen'])
  })

  test('an answer without cells is shown with the table', async () => {
    const { form, screen } = await showWidget('table-question-answering', {
      output: [{ answer: 'It is Oslo.' }],
    })
    expect(marked(form)).toEqual([])
    await expect.element(screen.getByText(/does not say in which cells/)).toBeVisible()
  })

  test('cells outside the table are said, and 10,000 cells and answers stay in bounds', async () => {
    const far = {
      answer: 'w'.repeat(100_000),
      aggregator: 'SUM',
      coordinates: Array.from({ length: 10_000 }, (_, row) => [row * 2, 0]),
    }
    const others = Array.from({ length: 10_000 }, () => ({ answer: '', coordinates: [[9, 9]] }))
    const { form, screen } = await showWidget('table-question-answering', {
      output: [far, ...others],
    })
    await expect.element(screen.getByText(/9998 cells that this table does not have/)).toBeVisible()
    expectBounded(form)
  })

  test('a table of 10,000 rows is shown where the cells are', async () => {
    const column = Array.from({ length: 10_000 }, (_, row) => `row ${row}`)
    const table = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`column ${index}`, column]),
    )
    const { container } = await render(MarkedTable, { table, cells: [[9000, 29]] })
    expect(container.querySelector('td[data-marked]')?.textContent.trim()).toBe('row 9000')
    expect(container.querySelectorAll('*').length).toBeLessThan(2000)
  })
})
