import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import axe from 'axe-core'
import { expect, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../../src/lib/theme.css'
import { TaskWidget } from '../../src/lib/index.ts'
import { testVenue, type TestAnswer, type TestRun } from '../testVenue.ts'

interface Shown {
  /** @default 0 */
  example?: number | null
  /** What the model answers. @default the example's output */
  output?: unknown
  run?: TestRun
}

/** Renders a task's widget whose venue answers with one output, or with what a function gives. */
export async function renderWidget(task: TaskId, { example = 0, output, run }: Shown = {}) {
  const given = output ?? TASK_EXAMPLES[task][example ?? 0]?.output
  const answer = vi.fn<TestRun>(run ?? (async (): Promise<TestAnswer> => ({ output: given })))
  const screen = await render(TaskWidget, { task, venues: [testVenue(answer)], example })
  const form = screen.container.querySelector('form')
  if (form === null) throw new Error('The widget has no form.')
  return {
    screen,
    form,
    run: answer,
    requests: () => answer.mock.calls.map(([request]) => request),
  }
}

/** Renders a task's widget and runs an example; waits for the answer. */
export async function showWidget(task: TaskId, shown: Shown = {}) {
  const widget = await renderWidget(task, shown)
  widget.form.requestSubmit()
  await expect.poll(() => widget.form.dataset['status']).toBe('success')
  return widget
}

/** A request of a task's example. */
export function exampleRequest(task: TaskId, index = 0): TaskRequest {
  const example = TASK_EXAMPLES[task][index]
  if (example === undefined) throw new Error(`${task} has no example ${index}.`)
  return example.request
}

/** What axe finds wrong. */
export async function violationsOf(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

function nodeCount(element: Element): number {
  const walker = document.createTreeWalker(element)
  let count = 0
  while (walker.nextNode()) count += 1
  return count
}

/** Asserts that an answer has few nodes and does not make the page wider. */
export function expectSmall(form: HTMLElement): HTMLElement {
  const answer = form.querySelector<HTMLElement>('.result')
  if (answer === null) throw new Error('The widget shows no result.')
  expect(nodeCount(answer)).toBeLessThan(2000)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(
    document.documentElement.clientWidth,
  )
  return answer
}

/** Asserts that an answer is small, and that nothing in it is cut off at the edges of its widget. */
export function expectBounded(form: HTMLElement): void {
  const answer = expectSmall(form)
  const { left, right } = form.getBoundingClientRect()
  const scrolls = 'svg, [tabindex="0"], .tm-visually-hidden'
  for (const element of answer.querySelectorAll(`*:not(:is(${scrolls}) *)`)) {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || element.matches('.tm-visually-hidden')) continue
    expect(Math.round(box.right), element.outerHTML.slice(0, 200)).toBeLessThanOrEqual(right + 1)
    expect(Math.round(box.left), element.outerHTML.slice(0, 200)).toBeGreaterThanOrEqual(left - 1)
  }
}
