import { TaskmeshError } from '@taskmesh/errors'
import { createIssue, InvalidRequestError, safeParseRequest } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget, toFailure } from '../src/lib/index.ts'
import { describePath } from '../src/lib/form/describePath.ts'
import { testVenue, type TestRun } from './testVenue.ts'

function messagesOf(task: Parameters<typeof safeParseRequest>[0], request: unknown) {
  const parsed = safeParseRequest(task, request)
  return parsed.success ? [] : toFailure(parsed.error).issues.map(({ message }) => message)
}

test('what is wrong with a field is described without code', () => {
  expect(messagesOf('text-classification', { inputs: '' })).toEqual(['at least 1 character'])
  expect(messagesOf('text-classification', { inputs: 'a', parameters: { top_k: 'many' } })).toEqual(
    ['a number'],
  )
  expect(messagesOf('image-classification', { inputs: '' })).toEqual([
    'an image of at most 20.0 MiB, from a file or an address that begins with http:// or https://',
  ])
})

test('an error whose message names its path is shown at the field by its reason', () => {
  class UnreadableError extends TaskmeshError {
    readonly reason = 'this is no image'
    constructor() {
      const path = 'inputs'
      const kind = { code: 'MEDIA_UNREADABLE', actor: 'caller', retryable: false } as const
      super(`${path}: this is no image`, { ...kind, path })
    }
    override get data() {
      return { reason: this.reason }
    }
  }
  expect(toFailure(new UnreadableError())).toMatchObject({
    shortMessage: 'inputs: this is no image',
    issues: [{ path: 'inputs', message: 'this is no image' }],
  })
})

test('paths are described as the form shows them', () => {
  expect(describePath('inputs')).toBe('Input')
  expect(describePath('inputs[2].source_sentence')).toBe('Input 3, source sentence')
  expect(describePath('parameters.top_k')).toBe('top_k')
  expect(describePath('[0].content')).toBe('item 1, content')
})

describe('an error of a field', () => {
  const venues = [testVenue(async () => ({ output: [] }))]

  test('is shown once, at the field', async () => {
    const props = { task: 'text-classification', venues, example: null } as const
    const screen = await render(TaskWidget, props)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    const field = screen.getByRole('textbox', { name: 'Text', exact: true })
    await expect.element(field).toHaveAccessibleDescription('Text: at least 1 character')
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('The request has to change See the marked field.')
    expect(screen.container.textContent).not.toContain('inputs')
  })

  test('without a field of its own is shown below', async () => {
    const failing: TestRun = async () => {
      const facts = { path: 'model_options', code: 'custom', expected: 'an object', received: '1' }
      throw new InvalidRequestError('robotics', [createIssue(facts)])
    }
    const props = {
      task: 'text-classification',
      venues: [testVenue(failing)],
    } as const
    const screen = await render(TaskWidget, props)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/model options: an object/)
  })
})
