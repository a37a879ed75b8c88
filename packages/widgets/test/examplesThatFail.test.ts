import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { listExamples, type LazyExample } from '@taskmesh/tasks-data/showcase'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget } from '../src/lib/index.ts'
import Examples from '../src/lib/inputs/Examples.svelte'
import { chosenExample } from './exampleCards.ts'
import { testVenue } from './testVenue.ts'

vi.mock('@taskmesh/tasks-data/showcase', { spy: true })
afterEach(() => {
  vi.mocked(listExamples).mockReset()
})

const offline = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const venues = [testVenue(async () => ({ output: [], model: 'prepared', ms: 1 }))]
const examples = TASK_EXAMPLES['image-classification']
const small = examples.find(({ title }) => title === 'A handwritten seven') ?? expect.fail()
type Shown = LazyExample<'image-classification'>

describe('an example whose media cannot be loaded', () => {
  test('says so at the field, and can be tried again', async () => {
    const shown = { ...small, title: 'A cat', alts: {} }
    let isOnline = false
    const load: Shown['load'] = async () => (isOnline ? shown : offline())
    const onchoose = vi.fn()
    const screen = await render(Examples<'image-classification'>, {
      examples: TASK_EXAMPLES['image-classification'],
      showcase: [{ title: 'A cat', load }],
      initial: small,
      onchoose,
    })
    await screen.getByRole('button', { name: 'A cat' }).click()
    await expect.element(screen.getByRole('alert')).toBeVisible()
    await expect
      .element(screen.getByRole('toolbar', { name: 'Examples' }))
      .toHaveAccessibleDescription(/can’t be loaded/)
    expect(onchoose).not.toHaveBeenCalled()
    isOnline = true
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(onchoose).toHaveBeenCalledExactlyOnceWith(shown))
    expect(screen.getByRole('alert').query()).toBeNull()
  })

  test('is forgotten when another is chosen', async () => {
    const onchoose = vi.fn()
    const screen = await render(Examples<'image-classification'>, {
      examples: TASK_EXAMPLES['image-classification'],
      showcase: [{ title: 'A cat', load: offline }],
      initial: undefined,
      onchoose,
    })
    await screen.getByRole('button', { name: 'A cat' }).click()
    await expect.element(screen.getByRole('alert')).toBeVisible()
    await screen.getByRole('button', { name: small.title }).click()
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(small)
    expect(screen.getByRole('alert').query()).toBeNull()
  })
})

describe('a widget that is to begin with media', () => {
  test.each([
    { what: 'their list', list: offline },
    { what: 'the first', list: async () => [{ title: 'A cat', load: offline }] },
  ])('begins with its first other example when $what cannot be loaded', async ({ list }) => {
    vi.mocked(listExamples).mockImplementationOnce(list)
    const screen = await render(TaskWidget, {
      task: 'image-classification',
      venues,
      example: 'showcase',
    })
    await expect.element(chosenExample(screen)).toHaveAccessibleName(small.title)
    await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
  })
})
