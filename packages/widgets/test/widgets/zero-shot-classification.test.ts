import { expect, test } from 'vitest'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

test('shows each label with its score', async () => {
  const { form, screen } = await showWidget('zero-shot-classification')
  await expect.element(screen.getByRole('rowheader', { name: 'billing' })).toBeVisible()
  expect(await violationsOf(form)).toEqual([])
})

test('labels can be changed, and several may apply', async () => {
  const { form, screen, requests } = await showWidget('zero-shot-classification')
  await screen.getByRole('textbox', { name: 'Candidate labels' }).fill('praise, ')
  await screen.getByRole('checkbox', { name: /Several labels may apply/ }).click()
  form.requestSubmit()
  await expect.poll(() => requests().length).toBe(2)
  expect(requests()[1]?.parameters).toEqual({
    candidate_labels: ['billing', 'delivery', 'technical problem', 'praise'],
    multi_label: true,
  })
})

test('labels that are no labels stay in bounds', async () => {
  const { form } = await showWidget('zero-shot-classification', {
    output: [{ label: 'w'.repeat(10_000), score: 3 }],
  })
  expectBounded(form)
})
