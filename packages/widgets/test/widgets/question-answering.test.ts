import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import AnswersInContext from '../../src/lib/widgets/question-answering/AnswersInContext.svelte'
import { answerPlace } from '../../src/lib/widgets/question-answering/answerPlaces.ts'
import { markPieces } from '../../src/lib/widgets/question-answering/markPieces.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const marks = (form: HTMLElement) =>
  [...form.querySelectorAll('mark')].map((mark) => mark.textContent)

describe('answerPlace', () => {
  test('is where the model says, in UTF-16 code units', () => {
    expect(answerPlace('😀 Paris', { answer: 'Paris', start: 3, end: 8 })).toEqual({
      start: 3,
      end: 8,
    })
  })

  test('is found when a server counted in code points', () => {
    expect(answerPlace('😀 Paris, Paris', { answer: 'Paris', start: 9, end: 14 })).toEqual({
      start: 10,
      end: 15,
    })
  })

  test('is where the words are first when the model does not say, or points outside', () => {
    const text = 'In Paris.'
    expect(answerPlace(text, { answer: 'Paris' })).toEqual({ start: 3, end: 8 })
    expect(answerPlace(text, { answer: 'Paris', start: 900, end: 2 })).toEqual({ start: 3, end: 8 })
    expect(answerPlace(text, { answer: 'Rome', start: 900, end: 904 })).toBeUndefined()
    expect(answerPlace(text, { answer: '' })).toBeUndefined()
  })
})

describe('markPieces', () => {
  test('overlapping answers share pieces, and all pieces give the text again', () => {
    const text = 'Gustave Eiffel’s company'
    const pieces = markPieces(text, [{ start: 0, end: 24 }, { start: 0, end: 14 }, undefined], true)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.map(({ answers }) => answers)).toEqual([[0, 1], [0]])
  })

  test('a long text is shown around its answers', () => {
    const text = 'x'.repeat(5_000_000)
    const pieces = markPieces(text, [{ start: 1_000_000, end: 1_000_010 }], false)
    expect(pieces.map((piece) => piece.text.length)).toEqual([300, 10, 300])
    expect(pieces[0]?.skipped).toBe(999_700)
  })

  test('an answer behind the end of the text is left out', () => {
    expect(markPieces('abc', [{ start: 2, end: 9 }], true)).toEqual([
      { start: 0, text: 'abc', answers: [], skipped: 0 },
    ])
  })
})

describe('question-answering', () => {
  test('marks the answer in its context', async () => {
    const { form, screen } = await showWidget('question-answering')
    expect(marks(form)).toEqual(['1889'])
    await expect.element(screen.getByRole('button', { name: /1889/ })).toMatchTextContent(/97.3/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('pointing at an answer of several marks it, and the other way round', async () => {
    const { form, screen } = await showWidget('question-answering', { example: 1 })
    expect(marks(form).join('')).toBe('Gustave Eiffel’s company')
    const second = screen.getByRole('button', { name: /Eiffel\s*14/ })
    await second.hover()
    const active = () => form.querySelector('mark[data-active]')?.textContent
    await expect.poll(active).toBe('Gustave Eiffel')
    await screen.getByText('’s company', { exact: true }).hover()
    await expect.poll(() => form.querySelector('li[data-active]')?.textContent).toMatch(/company/)
  })

  test('the answers can be walked by keyboard', async () => {
    const { form, screen } = await showWidget('question-answering', { example: 1 })
    ;(screen.getByRole('button', { name: /Eiffel\s*14/ }).element() as HTMLElement).focus()
    await expect
      .poll(() => form.querySelector('mark[data-active]')?.textContent)
      .toBe('Gustave Eiffel')
  })

  test('an answer at the end of 1 MB of text is shown in its surroundings', async () => {
    const context = `${'a '.repeat(300_000)}It was Ann. ${'b '.repeat(200_000)}`
    const start = context.indexOf('Ann')
    const { container, getByRole } = await render(AnswersInContext, {
      props: {
        context,
        answers: [{ answer: 'Ann', score: 1, start, end: start + 3 }],
      },
    })
    expect(container.querySelector('mark')?.textContent).toBe('Ann')
    expect(container.textContent.length).toBeLessThan(2000)
    await getByRole('button', { name: 'Show the whole context' }).click()
    await expect.element(getByRole('group', { name: 'Context' })).toBeVisible()
    expect(container.textContent.length).toBeLessThan(250_000)
  })

  test('answers outside the context, empty ones and 10,000 of them stay in bounds', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      answer: index === 0 ? '' : 'w'.repeat(3000),
      score: index === 2 ? 1e308 : 1 / (index + 1),
      start: 1_000_000 + index,
      end: 2,
    }))
    const { form, screen } = await showWidget('question-answering', { output: many })
    expectBounded(form)
    await expect.element(screen.getByText('No answer in this context')).toBeVisible()
    await expect
      .element(screen.getByText('These words are not in the context.').first())
      .toBeVisible()
    await screen.getByRole('button', { name: 'Show all 10,000 answers' }).click()
    await expect.element(screen.getByText(/1–50 of 10,000\s+answers/)).toBeVisible()
    expectBounded(form)
  })
})
