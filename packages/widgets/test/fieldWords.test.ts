import { createIssue, InvalidRequestError, safeParseRequest } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget, toFailure, type Run } from '../src/lib/index.ts'
import { placeWords } from '../src/lib/form/placeWords.ts'

function wordsOf(task: Parameters<typeof safeParseRequest>[0], request: unknown) {
  const parsed = safeParseRequest(task, request)
  return parsed.success ? [] : toFailure(parsed.error).issues.map(({ message }) => message)
}

test('what is wrong with a field is said without code', () => {
  expect(wordsOf('text-classification', { inputs: '' })).toEqual(['at least 1 character'])
  expect(wordsOf('text-classification', { inputs: 'a', parameters: { top_k: 'many' } })).toEqual([
    'a number',
  ])
  expect(wordsOf('image-classification', { inputs: '' })).toEqual([
    'an image of at most 20.0 MiB, from a file or an address that begins with http:// or https://',
  ])
})

test('places are words', () => {
  expect(placeWords('inputs')).toBe('Input')
  expect(placeWords('inputs[2].source_sentence')).toBe('Input 3, source sentence')
  expect(placeWords('parameters.top_k')).toBe('top_k')
  expect(placeWords('[0].content')).toBe('item 1, content')
})

describe('an error of a field', () => {
  const run: Run = async () => ({ output: [] })
  const runners = [{ id: 'test', label: 'Run', run }]

  test('is said once, at the field', async () => {
    const props = { task: 'text-classification', runners, example: null } as const
    const screen = await render(TaskWidget, props)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    const field = screen.getByRole('textbox', { name: 'Text', exact: true })
    await expect.element(field).toHaveAccessibleDescription('Text: at least 1 character')
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('The request has to change See the marked field.')
    expect(screen.container.textContent).not.toContain('inputs')
  })

  test('without a field of its own is said below, in words', async () => {
    const failing: Run = async () => {
      const path = 'model_options'
      const facts = { path, code: 'custom', expected: 'an object', received: '1' }
      throw new InvalidRequestError('robotics', [createIssue(facts)])
    }
    const props = {
      task: 'text-classification',
      runners: [{ id: 'a', label: 'Run', run: failing }],
    } as const
    const screen = await render(TaskWidget, props)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/model options: an object/)
  })
})
