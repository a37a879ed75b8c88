import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { asSchema } from '@taskmesh/tasks/json-schema'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { labelOf } from '../src/lib/form/labelOf.ts'
import { parameterFields } from '../src/lib/form/parameterFields.ts'
import { ENGLISH, TaskWidget, type Messages } from '../src/lib/index.ts'
import { GERMAN } from '../src/lib/messages/german/words.ts'
import { factsOf } from '../src/lib/task/taskSources.ts'
import { taskForm } from '../src/lib/schemaWidget/taskForm.ts'
import { testVenue } from './testVenue.ts'

const isText = (word: unknown): word is string => typeof word === 'string'

const wordsOf = (messages: Messages) =>
  Object.values(messages).flatMap((part) => Object.values(part).filter(isText))
const GERMAN_WORDS = new Set(wordsOf(GERMAN))

/** Everything that widgets say in English and otherwise in German, as patterns. */
const ENGLISH_ONLY = [...Object.keys(GERMAN.phrases), ...wordsOf(ENGLISH)]
  .filter((phrase) => !GERMAN_WORDS.has(phrase))
  .map((phrase) => {
    const quoted = phrase.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    return new RegExp(`^${quoted.replaceAll(/\{\d\}/g, String.raw`\S+`)}$`)
  })

/** Labels and descriptions of fields in a form that is made from a schema. */
function labelsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    isText(part) && ['label', 'description', 'help'].includes(key) ? [part] : labelsIn(part),
  )
}

/** What the registry calls fields, parameters and columns; it speaks English. */
function registryWords(task: TaskId): Set<string> {
  const output = asSchema(factsOf(task).jsonSchema.output)
  const columns = Object.keys(asSchema(output?.items)?.properties ?? {}).map(labelOf)
  return new Set([...labelsIn([taskForm(task), parameterFields(task)]), ...columns])
}

/** What the chrome of a widget says: its controls, names, titles and hints; not what an example holds. */
function spoken(form: Element): string[] {
  const elements = [...form.querySelectorAll('*')].filter(
    (element) => element.closest('.cards, select, [dir="auto"]') === null,
  )
  return elements
    .flatMap((element) => [
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
      ...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ])
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
}

async function show(task: TaskId) {
  const output = TASK_EXAMPLES[task][0]?.output
  const venue = testVenue(async () => ({ output }))
  const other = { ...testVenue(async () => ({ output })), id: 'other', label: 'B' }
  const screen = await render(TaskWidget, { task, venues: [venue, other], messages: GERMAN })
  const form = screen.container.querySelector('form')
  if (form === null) throw new Error('The widget has no form.')
  form.requestSubmit()
  await expect.poll(() => form.dataset['status']).toBe('success')
  for (const details of form.querySelectorAll('details')) details.open = true
  await new Promise((resolve) => setTimeout(resolve))
  return { screen, form }
}

test.for(TASK_IDS)('%s: a widget in German says nothing in English', async (task) => {
  const { screen, form } = await show(task)
  const said = spoken(form)
  expect(said.length).toBeGreaterThan(10)
  const names = registryWords(task)
  const english = said.filter((text) => ENGLISH_ONLY.some((phrase) => phrase.test(text)))
  expect(english.filter((text) => !names.has(text))).toEqual([])
  await screen.unmount()
})
