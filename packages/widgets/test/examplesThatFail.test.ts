import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { listExamples, type LazyExample } from '@taskmesh/tasks/showcase'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget } from '../src/lib/index.ts'
import Examples from '../src/lib/inputs/Examples.svelte'
import { testVenue } from './testVenue.ts'

vi.mock('@taskmesh/tasks/showcase', { spy: true })
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
    const load = vi.fn<Shown['load']>(offline)
    load.mockImplementationOnce(offline).mockResolvedValueOnce(shown)
    const onchoose = vi.fn()
    const screen = await render(Examples<'image-classification'>, {
      examples: TASK_EXAMPLES['image-classification'],
      showcase: [{ title: 'A cat', load }],
      initial: small,
      onchoose,
    })
    const select = screen.getByLabelText('Example')
    await select.selectOptions('A cat')
    await expect.element(screen.getByRole('alert')).toBeVisible()
    await expect.element(select).toHaveAccessibleDescription(/can’t be loaded/)
    expect(onchoose).not.toHaveBeenCalled()
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
    const select = screen.getByLabelText('Example')
    await select.selectOptions('A cat')
    await expect.element(screen.getByRole('alert')).toBeVisible()
    await select.selectOptions(small.title)
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
    await expect.element(screen.getByLabelText('Example')).toHaveDisplayValue(small.title)
    await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
  })
})
