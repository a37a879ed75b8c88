import { safeParseRequest, TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { taskForm } from '../src/lib/schemaWidget/taskForm.ts'
import { testVenue, type TestRun } from './testVenue.ts'

/** Types into every field what it shows already, so that all of it is read back from the page. */
function retype(form: Element): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
    if (['file', 'checkbox', 'range'].includes(field.type) || field.value === '') continue
    field.dispatchEvent(
      new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }),
    )
  }
}

async function openAll(form: Element): Promise<void> {
  for (const details of form.querySelectorAll('details')) details.open = true
  await new Promise((resolve) => setTimeout(resolve))
}

async function setup(task: TaskId, example: number) {
  const run = vi.fn<TestRun>(async () => ({ output: TASK_EXAMPLES[task][example]?.output }))
  const screen = await render(TaskWidget, { task, venues: [testVenue(run)], example })
  const form = screen.container.querySelector('form')
  if (form === null) throw new Error('The widget has no form.')
  await openAll(form)
  return { run, form, screen }
}

test.for(TASK_IDS)(
  '%s: each example fills the form, comes back from it, and its output is shown',
  async (task) => {
    for (const [index, { request }] of TASK_EXAMPLES[task].entries()) {
      const { run, form, screen } = await setup(task, index)
      retype(form)
      form.requestSubmit()
      await expect.poll(() => form.dataset['status']).toBe('success')
      expect(run.mock.calls[0]?.[0]).toEqual(request)
      expect(form.querySelector('.answer')?.textContent.trim()).not.toBe('')
      if (index === 0) {
        await openAll(form)
        const { violations } = await axe.run(form)
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      }
      await screen.unmount()
    }
  },
)

test.for(TASK_IDS)(
  '%s: the empty form is shown and what is missing is marked and focused',
  async (task) => {
    const run = vi.fn<TestRun>(async () => ({ output: TASK_EXAMPLES[task][0]?.output }))
    const props = { task, venues: [testVenue(run)], example: null, theme: 'dark' as const }
    const { container } = await render(TaskWidget, props)
    const form = container.querySelector('form')
    form?.requestSubmit()
    const needsInput = !safeParseRequest(task, { inputs: taskForm(task).blank }).success
    await expect.poll(() => form?.dataset['status']).toBe(needsInput ? 'error' : 'success')
    if (needsInput) {
      await expect
        .poll(() => document.activeElement?.matches('[aria-invalid="true"], [data-invalid]'))
        .toBe(true)
      const { violations } = await axe.run(container)
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    expect(run).toHaveBeenCalledTimes(needsInput ? 0 : 1)
  },
)
