import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { MAX_MEDIA_BYTES, type TaskId } from '@taskmesh/tasks'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget } from '../src/lib/index.ts'
import { example } from './exampleCards.ts'
import { openRun, testVenue, type TestRun } from './testVenue.ts'

const bytes = new Uint8Array(MAX_MEDIA_BYTES + 1)
const tooBig = (type: string) => new File([bytes], 'big', { type })
const REFUSED = /at most 20.0 MiB are allowed/

/** Drops a file on the last field for files; to choose one of that size takes seconds. */
function drop(container: Element, file: File) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(file)
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer })
  ;[...container.querySelectorAll('[data-kind][role=group]')].at(-1)?.dispatchEvent(event)
}

async function setup(task: TaskId, answer: TestRun = async () => ({ output: [] })) {
  const run = vi.fn<TestRun>(answer)
  const screen = await render(TaskWidget, { task, venues: [testVenue(run)] })
  const button = screen.getByRole('button', { name: 'Run', exact: true })
  const choose = (file: File) => drop(screen.container, file)
  return { screen, run, button, choose }
}

describe('a file that is refused', () => {
  test.for([
    ['image-classification', 'image/png'],
    ['automatic-speech-recognition', 'audio/wav'],
    ['video-classification', 'video/mp4'],
    ['image-to-3d', 'image/png'],
  ] as const)('%s: takes the place of what was there, and nothing runs', async ([task, type]) => {
    const { screen, run, button, choose } = await setup(task)
    const shown = () => screen.container.querySelector('.media')
    await expect.poll(shown).not.toBeNull()
    choose(tooBig(type))
    await expect.element(screen.getByText(REFUSED)).toBeVisible()
    expect(shown()).toBeNull()
    await button.click()
    const field = screen.getByLabelText(/ address$/)
    await expect.element(field).toHaveFocus()
    await expect.element(field).toHaveAccessibleDescription(REFUSED)
    expect(run).not.toHaveBeenCalled()
  })

  test('does not let the run go on without a file that is optional', async () => {
    const { screen, run, button, choose } = await setup('image-to-image')
    await screen.getByText(/^Parameters/).click()
    await expect.element(screen.getByRole('group', { name: 'Mask', exact: true })).toBeVisible()
    choose(tooBig('image/png'))
    await button.click()
    await expect.element(screen.getByText(REFUSED)).toBeVisible()
    expect(run).not.toHaveBeenCalled()
  })

  test('takes away what an earlier run said', async () => {
    const { screen, button, choose } = await setup('image-classification', async () => {
      throw new Error('No answer')
    })
    await button.click()
    await expect.element(screen.getByText('The run failed')).toBeVisible()
    choose(tooBig('image/png'))
    await expect.element(screen.getByText('The run failed')).not.toBeInTheDocument()
  })

  test('is forgotten when another input is chosen', async () => {
    const { screen, run, button, choose } = await setup('image-classification')
    choose(tooBig('image/png'))
    await expect.element(screen.getByText(REFUSED)).toBeVisible()
    await screen.getByLabelText('Image address').fill('https://example.com/cat.png')
    await expect.element(screen.getByText(REFUSED)).not.toBeInTheDocument()
    await button.click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
  })

  test('is forgotten with its example and with its row', async () => {
    const { screen, run, button, choose } = await setup('image-classification')
    choose(tooBig('image/png'))
    await example(screen, 1).click()
    await expect.element(screen.getByText(REFUSED)).not.toBeInTheDocument()
    await button.click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
    await screen.getByRole('button', { name: 'Add another input' }).click()
    choose(tooBig('image/png'))
    await expect.element(screen.getByText(REFUSED)).toBeVisible()
    await screen
      .getByRole('button', { name: /^Remove input/ })
      .last()
      .click()
    await button.click()
    await expect.poll(() => run.mock.calls.length).toBe(2)
  })
})

describe('a change of the input', () => {
  const output = TASK_EXAMPLES['text-classification'][0]?.output

  test('takes away the result, which belongs to another', async () => {
    const { screen, button } = await setup('text-classification', async () => ({ output }))
    await button.click()
    await expect.element(screen.getByText('POSITIVE')).toBeVisible()
    await screen.getByRole('textbox', { name: 'Text', exact: true }).fill('Something else')
    await expect.element(screen.getByText('POSITIVE')).not.toBeInTheDocument()
  })

  test('of the parameters does too', async () => {
    const { screen, button } = await setup('text-classification', async () => ({ output }))
    await button.click()
    await screen.getByText(/^Parameters/).click()
    await screen.getByRole('textbox', { name: 'Classes to return', exact: true }).fill('1')
    await expect.element(screen.getByText('POSITIVE')).not.toBeInTheDocument()
  })

  test('leaves a run alone that is under way', async () => {
    const { run, calls } = openRun()
    const { screen, button } = await setup('text-classification', run)
    await button.click()
    await screen.getByRole('textbox', { name: 'Text', exact: true }).fill('Something else')
    calls[0]?.resolve({ output })
    await expect.element(screen.getByText('POSITIVE')).toBeVisible()
  })
})

describe('a file that the page can’t show', () => {
  test('is said to be no image, in words', async () => {
    const { screen, choose } = await setup('image-classification')
    choose(new File(['no image'], 'a.png', { type: 'image/png' }))
    await expect.element(screen.getByText('This file can’t be shown as an image.')).toBeVisible()
    await example(screen, 1).click()
    await expect.element(screen.getByText(/can’t be shown/)).not.toBeInTheDocument()
  })
})
