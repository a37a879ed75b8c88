import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { testVenue } from './testVenue.ts'

const LONG = 'one word after another '.repeat(200)

async function problemsOf(container: Element): Promise<string[]> {
  for (const details of container.querySelectorAll('details')) details.open = true
  // What scrolls is known once it has been laid out.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const { violations } = await axe.run(container)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const message = {
  role: 'assistant',
  content: null,
  reasoning_content: LONG,
  tool_calls: [
    { id: '1', type: 'function', function: { name: 'find', arguments: `{"text":"${LONG}"}` } },
  ],
}

/** Answers with a text that has no end, each in another place. */
const ANSWERS = {
  'fill-mask': [{ score: 1, sequence: LONG, token: 1, token_str: LONG }],
  'chat-completion': {
    choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
    created: 1,
    id: '1',
    model: 'm',
  },
  'document-question-answering': [{ answer: LONG, score: 1, start: 0, end: 1 }],
} as const satisfies Partial<Record<TaskId, unknown>>

test.for(['fill-mask', 'chat-completion', 'document-question-answering'] as const)(
  '%s: a text that scrolls in its place is reached by the tab key',
  async (task) => {
    const venues = [testVenue(async () => ({ output: ANSWERS[task] }))]
    const screen = await render(TaskWidget, { task, venues, autorun: true, example: 0 })
    const form = screen.container.querySelector('form')
    await expect.poll(() => form?.dataset['status']).toBe('success')
    await expect
      .poll(() => form?.querySelector('.answer [tabindex="0"]')?.textContent ?? '')
      .toContain('one word after another')
    expect(await problemsOf(screen.container)).toEqual([])
  },
)

test('robotics: a long order is', async () => {
  const [example] = TASK_EXAMPLES.robotics
  const venues = [testVenue(async () => ({ output: example?.output }))]
  const screen = await render(TaskWidget, { task: 'robotics', venues, example: 0 })
  await screen.getByLabelText(/^Order/).fill(LONG)
  await screen.getByRole('button', { name: 'Run', exact: true }).click()
  await expect.poll(() => screen.container.querySelector('.order[tabindex="0"]')).not.toBeNull()
  expect(await problemsOf(screen.container)).toEqual([])
})

test('what fits its place is no stop of the tab key', async () => {
  const venues = [testVenue(async () => ({ output: TASK_EXAMPLES['fill-mask'][0]?.output }))]
  const screen = await render(TaskWidget, { task: 'fill-mask', venues, autorun: true })
  const form = screen.container.querySelector('form')
  await expect.poll(() => form?.dataset['status']).toBe('success')
  expect(await problemsOf(screen.container)).toEqual([])
  expect(form?.querySelector('.answer p[tabindex]')).toBeNull()
})

test('a wide table of how alike texts are is, on a phone', async () => {
  const items = Array.from({ length: 12 }, (_, index) => ({
    label: `Text ${index}`,
    vector: [Math.cos(index), Math.sin(index)],
  }))
  const { default: EmbeddingComparison } =
    await import('../src/lib/outputs/EmbeddingComparison.svelte')
  const screen = await render(EmbeddingComparison, { items })
  screen.container.style.width = '300px'
  await expect.poll(() => screen.container.querySelector('section[tabindex="0"]')).not.toBeNull()
  expect(await problemsOf(screen.container)).toEqual([])
})
