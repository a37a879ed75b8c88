import type { TaskId } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { rankTexts, sortTexts } from '../../src/lib/ranking/rankTexts.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const texts = (form: HTMLElement) =>
  [...form.querySelectorAll('.answer li')].map((item) => item.querySelector('p')?.textContent)

test('rankTexts: an index that the input does not have has no text', () => {
  expect(
    rankTexts(
      ['a', 'b'],
      [
        { index: 1, score: 0.9 },
        { index: 7, score: 0.1 },
      ],
    ),
  ).toEqual([
    { index: 1, text: 'b', score: 0.9 },
    { index: 7, text: undefined, score: 0.1 },
  ])
})

test('sortTexts: the highest score comes first', () => {
  expect(sortTexts(['a', 'b'], [-0.1, 0.9]).map(({ text }) => text)).toEqual(['b', 'a'])
})

describe('sentence-similarity', () => {
  test('shows the sentences by how near they are', async () => {
    const { form, screen } = await showWidget('sentence-similarity')
    expect(texts(form)).toEqual([
      'Someone makes music on a guitar.',
      'A woman plays the violin.',
      'The train is late again.',
    ])
    await expect.element(screen.getByText('86%')).toBeVisible()
    expect(await violationsOf(form)).toEqual([])
  })

  test('negative and enormous numbers, and more of them than sentences, stay in bounds', async () => {
    const output = [-1, 1e308, -1e308, ...Array.from({ length: 10_000 }, () => 0.5)]
    const { form, screen } = await showWidget('sentence-similarity', { output })
    expectBounded(form)
    await screen.getByRole('button', { name: 'Show all 10,003 sentences' }).click()
    expectBounded(form)
    await expect.element(screen.getByText('The input has no sentence 4.')).toBeVisible()
  })
})

describe.for(['text-ranking', 'text-retrieval'] as const satisfies TaskId[])('%s', (task) => {
  test('shows the texts by rank, with the places that they had', async () => {
    const { form, screen } = await showWidget(task)
    const first = screen.getByRole('list', { name: 'Texts by score' }).getByRole('listitem').first()
    await expect.element(first).toMatchTextContent(/^1.*Text 2/s)
    expect(texts(form)[0]).toMatch(/Berlin has about|Air scatters/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('shows the text that the model gives back', async () => {
    const { form } = await showWidget(task, { example: 1 })
    expect(texts(form)[0]).toMatch(/Cover the stain|What to do when a delivery/)
  })

  test('indices that the input does not have are said, and 10,000 of them stay in bounds', async () => {
    const output = Array.from({ length: 10_000 }, (_, index) => ({
      index: index + 500,
      score: 1e300,
      ...(index === 1 ? { text: 'w'.repeat(100_000) } : {}),
    }))
    const { form, screen } = await showWidget(task, { output })
    await expect.element(screen.getByText('The input has no text 501.')).toBeVisible()
    expectBounded(form)
  })
})

describe('multiple-choice', () => {
  test('says which choice is chosen, with the chance of each', async () => {
    const { form, screen } = await showWidget('multiple-choice', { example: 1 })
    const first = screen.getByRole('listitem').first()
    await expect.element(first).toMatchTextContent(/His bicycle was broken\..*Chosen.*Choice 2/s)
    await expect.element(first).toMatchTextContent(/96%/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('a choice that the input does not have is shown in the model’s words', async () => {
    const { form } = await showWidget('multiple-choice', {
      output: [{ index: 99, answer: 'none of these', score: 2 }],
    })
    expect(texts(form)).toEqual(['none of these'])
    expectBounded(form)
  })

  test('the context may be left out again', async () => {
    const { form, screen, requests } = await showWidget('multiple-choice', { example: 1 })
    await screen.getByLabelText('Context (optional)').fill('')
    form.requestSubmit()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]?.inputs).not.toHaveProperty('context')
  })
})
