import { describe, expect, test } from 'vitest'
import { marksIn, toggleCell } from '../../src/lib/widgets/table-to-text/cellMarks.ts'
import { expectBounded, renderWidget, showWidget, violationsOf } from './showWidget.ts'

describe('marked cells', () => {
  test('are added and taken away', () => {
    expect(toggleCell(undefined, [0, 1])).toEqual([[0, 1]])
    expect(toggleCell([[0, 1]], [2, 1])).toEqual([
      [0, 1],
      [2, 1],
    ])
    expect(toggleCell([[0, 1]], [0, 1])).toBeUndefined()
  })

  test('outside of the table are counted', () => {
    const marks = marksIn(
      [
        [0, 0],
        [9, 0],
      ],
      { rows: 2, columns: 1 },
    )
    expect([...marks.inside]).toEqual(['0-0'])
    expect(marks.outside).toBe(1)
  })
})

describe('table-to-text', () => {
  test('shows which cells the text is about', async () => {
    const { form, screen } = await showWidget('table-to-text')
    await expect.element(screen.getByText(/3 chosen/)).toBeVisible()
    await expect
      .element(screen.getByRole('button', { name: 'Event, row 2: Giant slalom' }))
      .toHaveAttribute('aria-pressed', 'true')
    await expect.element(screen.getByText(/Ida Berg won/)).toBeVisible()
    expect(await violationsOf(form)).toEqual([])
  })

  test('cells are chosen by a click, and given up', async () => {
    const { form, screen, requests } = await renderWidget('table-to-text', { example: 1 })
    await screen.getByRole('button', { name: 'City, row 2: Bergen' }).click()
    form.requestSubmit()
    await expect.poll(() => requests().length).toBe(1)
    expect(requests()[0]?.inputs).toMatchObject({ highlighted_cells: [[1, 0]] })
    await screen.getByRole('button', { name: 'Choose none' }).click()
    form.requestSubmit()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]?.inputs).not.toHaveProperty('highlighted_cells')
  })

  test('a text without end stays in bounds', async () => {
    const { form } = await showWidget('table-to-text', {
      output: { generated_text: 'w'.repeat(1_000_000) },
    })
    expectBounded(form)
  })
})
