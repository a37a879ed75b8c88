import { TASK_IDS } from '@taskmesh/tasks'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget, type KnownAnswer } from '../src/lib/index.ts'
import { testVenue } from './testVenue.ts'

const NOTE = 'Recorded on another day.'

function setup(known: (example: { title: string; output: unknown }) => KnownAnswer | undefined) {
  const run = vi.fn(async () => ({ output: { translation_text: 'From the venue' } }))
  const screen = render(TaskWidget, { task: 'translation', venues: [testVenue(run)], known })
  return { run, screen }
}

describe('an answer that is known without a run', () => {
  test('shows with its note and its model before anything runs', async () => {
    const { run, screen: rendering } = setup(() => ({
      output: { translation_text: 'Bonjour' },
      note: NOTE,
      model: 'recorded/model',
    }))
    const screen = await rendering
    await expect.element(screen.getByText('Bonjour', { exact: true })).toBeVisible()
    await expect.element(screen.getByText(NOTE)).toBeVisible()
    await expect.element(screen.getByText('recorded/model')).toBeVisible()
    expect(run).not.toHaveBeenCalled()
  })

  test('gives way to that of a run', async () => {
    const { screen: rendering } = setup(({ output }) => ({ output, note: NOTE }))
    const screen = await rendering
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByText('From the venue', { exact: true })).toBeVisible()
    expect(screen.getByText(NOTE).elements()).toHaveLength(0)
  })

  test('goes when the form changes', async () => {
    const { screen: rendering } = setup(({ output }) => ({ output, note: NOTE }))
    const screen = await rendering
    await screen.getByLabelText('Text to translate').first().fill('Something else')
    await expect.poll(() => screen.getByText(NOTE).elements()).toHaveLength(0)
  })

  test('that does not fit the task is refused in words', async () => {
    const { screen: rendering } = setup(() => ({ output: { text: 1 }, note: NOTE }))
    const screen = await rendering
    await expect.element(screen.getByRole('alert')).toBeVisible()
    expect(screen.getByText(NOTE).elements()).toHaveLength(0)
  })

  test.for(TASK_IDS)('%s shows its first example answered, with media too', async (task) => {
    const screen = await render(TaskWidget, {
      task,
      venues: [],
      example: 'showcase',
      known: ({ output }: { output: unknown }) => ({ output, note: NOTE }),
    })
    await expect.element(screen.getByText(NOTE)).toBeVisible()
    expect(screen.container.querySelector('form')?.dataset['status']).toBe('success')
  })
})
