import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { parseSheet } from '../src/lib/form/parseSheet.ts'
import { pasteCells, tableOf } from '../src/lib/form/tableValue.ts'
import { aboutTokens } from '../src/lib/form/tokenCount.ts'
import { testVenue, type TestRun } from './testVenue.ts'

async function setup<Id extends TaskId>(task: Id, request?: TaskRequest<Id>) {
  const run = vi.fn<TestRun>(async () => ({ output: [] }))
  const venues = [testVenue(run)]
  const props = request === undefined ? { example: null } : { request }
  const screen = await render(TaskWidget<TaskId>, { task, venues, ...props })
  return { run, screen, nodes: () => screen.container.querySelectorAll('*').length }
}

/** Pastes a text where the focus is, as the keys of the system do. */
function paste(element: Element | SVGElement, text: string) {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  element.dispatchEvent(event)
  return event.defaultPrevented
}

const SHEET = 'City\tSize\tNote\r\nOslo\t709\t"a ""b""\tc\nd"\r\nBergen\t\tnone\r\n'
const CELLS = [
  ['City', 'Size', 'Note'],
  ['Oslo', '709', 'a "b"\tc\nd'],
  ['Bergen', '', 'none'],
]

describe('cells of a spreadsheet', () => {
  test('are read with quotes, tabs and line breaks in them', () => {
    expect(parseSheet(SHEET)).toEqual(CELLS)
    expect(parseSheet('5" pipe\t6"')).toEqual([['5" pipe', '6"']])
    expect(parseSheet('"open\tnot closed')).toEqual([['"open', 'not closed']])
    expect(parseSheet('')).toEqual([['']])
  })

  test('property: whatever a spreadsheet writes comes back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '1', 'é') })
    const write = (text: string) =>
      /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    const sheets = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(sheets, (rows) => {
        const text = rows.map((cells) => cells.map(write).join('\t')).join('\n')
        expect(parseSheet(`${text}\n`)).toEqual(rows)
      }),
    )
  })

  test('become a table whose columns are what all their cells are', () => {
    expect(tableOf(CELLS)).toEqual({
      City: ['Oslo', 'Bergen'],
      Size: [709, null],
      Note: ['a "b"\tc\nd', 'none'],
    })
    expect(
      Object.keys(
        tableOf([
          ['a', 'a', ''],
          ['1', '2', '3'],
        ]),
      ),
    ).toEqual(['a', 'column 1', 'column 2'])
  })

  test('go into a table from a cell on, which grows', () => {
    const table = { City: ['Oslo'], Size: [709] }
    expect(
      pasteCells(table, { column: 1, row: 0 }, [
        ['1', 'x'],
        ['2', 'y'],
      ]),
    ).toEqual({
      City: ['Oslo', ''],
      Size: [1, 2],
      'column 1': ['x', 'y'],
    })
  })

  test('pasted into an empty table fill it', async () => {
    const { run, screen } = await setup('tabular-classification')
    const place = screen.getByPlaceholder('Paste cells of a spreadsheet here')
    expect(paste(place.element(), SHEET)).toBe(true)
    await expect.element(screen.getByLabelText('City, row 2')).toHaveValue('Bergen')
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => run.mock.calls[0]?.[0].inputs).toEqual({ data: tableOf(CELLS) })
  })

  test('pasted into a cell go in from there; a word alone is pasted as ever', async () => {
    const { screen } = await setup('tabular-classification', {
      inputs: { data: { City: ['Oslo', 'Bergen'], Size: [709, 291] } },
    })
    const cell = screen.getByLabelText('Size, row 2')
    expect(paste(cell.element(), 'word')).toBe(false)
    expect(paste(cell.element(), '5\tx\n6\ty')).toBe(true)
    await expect.element(cell).toHaveValue('5')
    await expect.element(screen.getByLabelText('Size, row 3')).toHaveValue('6')
    await expect.element(screen.getByLabelText('column 1, row 3')).toHaveValue('y')
  })

  test('50,000 of them are read within seconds and shown in pages', async () => {
    const lines = Array.from({ length: 5000 }, (_, row) =>
      [row, row / 2, `n ${row}`, 'x', 1].join('\t'),
    )
    const { screen, nodes } = await setup('tabular-classification')
    const place = screen.getByPlaceholder('Paste cells of a spreadsheet here')
    paste(place.element(), ['a\tb\tc\td\te', ...lines].join('\n'))
    await expect.element(screen.getByLabelText('c, row 3')).toHaveValue('n 2')
    expect(nodes()).toBeLessThan(2000)
    await screen.getByRole('button', { name: 'Show all 5,000 rows' }).click()
    await screen.getByRole('button', { name: 'Next rows' }).click()
    expect(screen.getByLabelText('c, row 3').query()).toBeNull()
    expect(nodes()).toBeLessThan(2000)
  })
})

describe('a long list', () => {
  const inputs = {
    query: 'Which?',
    texts: Array.from({ length: 900 }, (_, index) => `Text number ${index}\nof two lines`),
  }

  test('is shown in pages, and added to at its end', async () => {
    const { screen, nodes } = await setup('text-ranking', { inputs })
    await expect.element(screen.getByLabelText('Text 1', { exact: true })).toBeVisible()
    expect(nodes()).toBeLessThan(2000)
    await screen.getByRole('button', { name: 'Add Text 901' }).click()
    await expect.element(screen.getByLabelText('Text 901', { exact: true })).toBeVisible()
    expect(nodes()).toBeLessThan(2000)
  })

  test('shows the page of the item that has to change', async () => {
    const texts = inputs.texts.with(700, '')
    const { run, screen } = await setup('text-ranking', { inputs: { ...inputs, texts } })
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    const field = screen.getByLabelText('Text 701', { exact: true })
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    await expect.element(field).toHaveFocus()
    expect(run).not.toHaveBeenCalled()
  })

  test('of inputs shows the page of the one that has to change', async () => {
    const batch = Array.from({ length: 256 }, (_, index) => (index === 200 ? '' : `Input ${index}`))
    const { screen, nodes } = await setup('summarization', { inputs: batch })
    expect(nodes()).toBeLessThan(2000)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect
      .element(screen.getByRole('group', { name: 'Input 201', exact: true }).getByRole('textbox'))
      .toHaveFocus()
  })
})

describe('a text of 2 MB', () => {
  const text = 'A sentence of some words. '.repeat(80_000)

  test.for([
    ['summarization', 'Text to shorten'],
    ['feature-extraction', 'Text'],
  ] as const)('is pasted into %s without a freeze', async ([task, label]) => {
    const { screen } = await setup(task)
    const field = screen.getByLabelText(label, { exact: true })
    await field.click()
    const start = performance.now()
    expect(paste(field.element(), text)).toBe(true)
    const length = () => {
      const element = field.element()
      return element instanceof HTMLTextAreaElement ? element.value.length : 0
    }
    await expect.poll(length).toBe(text.length)
    await new Promise(requestAnimationFrame)
    const pasted = performance.now() - start
    const typing = performance.now()
    await userEvent.keyboard('x')
    await new Promise(requestAnimationFrame)
    // A freeze takes minutes; a busy machine some seconds.
    expect(pasted).toBeLessThan(20_000)
    expect(performance.now() - typing).toBeLessThan(10_000)
    expect(length()).toBe(text.length + 1)
  })
})

test('tokens are counted about', async () => {
  expect(aboutTokens('')).toBe(0)
  expect(aboutTokens('The quick brown fox jumps over the lazy dog.')).toBe(11)
  expect(aboutTokens('東京都')).toBe(3)
  const { screen } = await setup('summarization')
  await screen.getByLabelText('Text to shorten').fill('word '.repeat(100))
  await expect.element(screen.getByText('about 125 tokens')).toBeVisible()
})
