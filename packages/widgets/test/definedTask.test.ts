import { defineTask, image, required } from '@taskmesh/tasks/define'
import { defineVenue } from '@taskmesh/venues'
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import * as z from 'zod/mini'
import { SchemaWidget, widgetOf } from '../src/lib/index.ts'

const wordCount = defineTask({
  id: 'word-count',
  modality: 'nlp',
  schema: {
    inputs: required('The text whose words are counted.', z.string()),
    parameters: z.looseObject({ separator: z.optional(z.string()) }),
    output: z.object({ count: required('Number of words.', z.int()) }),
    batch: true,
  },
  examples: [{ title: 'Three words', request: { inputs: 'one two three' }, output: { count: 3 } }],
})

const words = defineVenue({
  id: 'words',
  label: 'Count',
  tasks: [wordCount],
  run: async (_task, { inputs }) => ({ output: { count: String(inputs).split(' ').length } }),
})

test('a task that a program has defined has a widget, which is made from its schema', async () => {
  const onrequest = vi.fn()
  const screen = await render(SchemaWidget, { task: wordCount, venues: [words], onrequest })
  await expect.element(screen.getByRole('form', { name: 'Word count' })).toBeVisible()
  await expect.element(screen.getByRole('textbox').first()).toHaveValue('one two three')
  await screen.getByRole('textbox').first().fill('one two')
  await screen.getByRole('button', { name: 'Count' }).click()
  await expect.element(screen.getByText('2', { exact: true })).toBeVisible()
  expect(onrequest).toHaveBeenCalledWith({ inputs: 'one two' }, 'words')
})

test('an answer that does not fit its schema is shown as such', async () => {
  const venue = defineVenue({
    id: 'wrong',
    label: 'Count',
    tasks: [wordCount],
    run: async () => ({ output: { count: 'many' } }),
  })
  const screen = await render(SchemaWidget, { task: wordCount, venues: [venue] })
  await screen.getByRole('button', { name: 'Count' }).click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/wrong shape/)
})

test('media that it takes are chosen as files', async () => {
  const task = defineTask({
    id: 'colour-count',
    schema: { inputs: required('The picture.', image), output: z.int() },
  })
  const screen = await render(widgetOf(task), { task, venues: [] })
  expect(screen.container.querySelector('input[type=file]')).not.toBeNull()
})
