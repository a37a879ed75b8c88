import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import '../src/lib/theme.css'
import { decodeRequest, encodeRequest, TaskWidget, type WidgetProps } from '../src/lib/index.ts'
import { testVenue, type TestRun } from './testVenue.ts'

const answer =
  (text: string): TestRun =>
  async () => ({ output: { translation_text: text }, model: text, ms: 5 })

async function setup(props: Partial<WidgetProps> = {}) {
  const run = vi.fn(answer('Bonjour'))
  const screen = await render(TaskWidget, {
    task: 'translation',
    venues: [testVenue(run)],
    ...props,
  })
  const open = (name: string) => screen.getByRole('button', { name, exact: true }).click()
  return { run, screen, open, button: screen.getByRole('button', { name: 'Run', exact: true }) }
}

const field = 'Text to translate'

afterEach(() => sessionStorage.clear())

describe('the request as JSON', () => {
  test('shows what the form holds, and fills the form as it is typed', async () => {
    const { screen, open, run, button } = await setup({ example: null })
    await screen.getByLabelText(field).fill('Hello')
    await open('JSON')
    const editor = screen.getByLabelText('Request as JSON')
    await expect.element(editor).toHaveValue('{ "inputs": "Hello" }')
    await editor.fill('{"inputs": "Bye", "parameters": {"tgt_lang": "fr", "odd": [1]}}')
    await button.click()
    await expect
      .poll(() => run.mock.calls[0]?.[0])
      .toEqual({
        inputs: 'Bye',
        parameters: { tgt_lang: 'fr', odd: [1] },
      })
    await open('JSON')
    await expect.element(screen.getByLabelText(field)).toHaveValue('Bye')
  })

  test('what is no JSON, or no request, is said at it and not run', async () => {
    const { screen, open, run, button } = await setup()
    await open('JSON')
    const editor = screen.getByLabelText('Request as JSON')
    await editor.fill('{"inputs": ')
    await expect.element(editor).toHaveAccessibleDescription(/This is no JSON yet/)
    await editor.fill('{"inputs": 5}')
    await expect.element(editor).toHaveAccessibleDescription(/^Input: a string/)
    await button.click()
    await expect.element(editor).toHaveFocus()
    expect(run).not.toHaveBeenCalled()
    await editor.fill('{"inputs": "Fine"}')
    await button.click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
  })

  test('a curl command becomes its request', async () => {
    const { screen, open } = await setup()
    await open('JSON')
    const editor = screen.getByLabelText('Request as JSON')
    await editor.fill(
      `curl https://example.com/v1/tasks/translation \\\n --json '{"inputs":"It'\\''s me"}'`,
    )
    await expect.element(editor).toHaveValue('{ "inputs": "It\'s me" }')
    await editor.fill('curl https://example.com')
    await expect.element(editor).toHaveAccessibleDescription(/sends nothing/)
  })

  test('files stand as names, and stay files', async () => {
    const run = vi.fn<TestRun>(async () => ({ output: [{ label: 'cat', score: 1 }] }))
    const { screen, open, button } = await setup({
      task: 'image-classification',
      venues: [testVenue(run)],
      example: null,
    } as Partial<WidgetProps>)
    const file = new File([new Uint8Array(3000)], 'cat.png', { type: 'image/png' })
    await userEvent.upload(screen.getByLabelText('Image: choose a file'), file)
    await open('JSON')
    const editor = screen.getByLabelText('Request as JSON')
    await expect.element(editor).toHaveValue('{ "inputs": "file:cat.png" }')
    await editor.fill('{"inputs": "file:cat.png", "parameters": {"top_k": 2}}')
    await button.click()
    await expect.poll(() => run.mock.calls[0]?.[0].parameters).toEqual({ top_k: 2 })
    expect(run.mock.calls[0]?.[0].inputs).toBeInstanceOf(File)
  })
})

describe('the history', () => {
  test('has the last runs, and shows one again with its answer', async () => {
    const { screen, open, button } = await setup({ example: null })
    for (const text of ['One', 'Two']) {
      await screen.getByLabelText(field).fill(text)
      await button.click()
      await expect.element(screen.getByText('Bonjour').first()).toBeVisible()
    }
    await open('History')
    const runs = screen.getByRole('region', { name: 'Last runs' }).getByRole('listitem')
    await expect.poll(() => runs.all().length).toBe(2)
    await runs.nth(1).getByRole('button').click()
    await expect.element(screen.getByLabelText(field)).toHaveValue('One')
    await expect.element(screen.getByText('Bonjour').first()).toBeVisible()
  })

  test('stays for the tab on wish, without answers and files', async () => {
    const first = await setup({ example: null, history: 'session' })
    await first.screen.getByLabelText(field).fill('Remember me')
    await first.button.click()
    await expect.element(first.screen.getByText('Bonjour').first()).toBeVisible()
    await first.screen.unmount()
    const { screen, open } = await setup({ example: null, history: 'session' })
    await open('History')
    await screen.getByText('"Remember me"').click()
    await expect.element(screen.getByLabelText(field)).toHaveValue('Remember me')
  })

  test.for(['{', '[1, {"at": 1}]', '[{"at":1,"venue":"Run","request":{"inputs":7}}]', '"x"'])(
    'leaves out what is stored and is no run: %s',
    async (stored) => {
      sessionStorage.setItem('taskmesh:runs:translation', stored)
      const { screen, open } = await setup({ history: 'session' })
      await open('History')
      await expect.element(screen.getByText('Nothing has been run yet.')).toBeVisible()
    },
  )
})

describe('a comparison', () => {
  const venues = [
    testVenue(answer('Salut'), { id: 'a', label: 'Here' }),
    testVenue(async () => Promise.reject(new Error('Too busy')), { id: 'b', label: 'There' }),
  ]

  test('runs one request at two venues, with the time of each', async () => {
    const { screen, open } = await setup({ venues })
    await open('Compare')
    await open('Run both')
    const [first, second] = ['First answer', 'Second answer'].map((name) =>
      screen.getByRole('region', { name }),
    )
    await expect.element(first?.getByText('Salut').first() ?? expect.fail()).toBeVisible()
    await expect.element(first?.getByText(/in all$/) ?? expect.fail()).toBeVisible()
    await expect.element(second?.getByText('Too busy') ?? expect.fail()).toBeVisible()
    await second?.getByRole('combobox').selectOptions('Here')
    await screen.getByLabelText(field).click()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(second?.getByText('Salut').first() ?? expect.fail()).toBeVisible()
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test('what is paid is asked for first, and its cost stands beside its time', async () => {
    const price = {
      amount: 2_000_000_000_000_000n,
      symbol: 'OGPU',
      decimals: 18,
      expiresIn: 600,
      account: '0x1',
      becomesPublic: 'All of it.',
    }
    const paid = {
      ...testVenue(answer('Bonjour'), { id: 'c', label: 'Chain' }),
      price: () => price,
    }
    const free = testVenue(answer('Salut'), { id: 'a', label: 'Here' })
    const { screen, open } = await setup({ venues: [free], compareVenues: [paid] })
    await open('Compare')
    await open('Run both')
    await open('Pay 0.002 OGPU')
    const [first, second] = ['First answer', 'Second answer'].map((name) =>
      screen.getByRole('region', { name }),
    )
    await expect.element(first?.getByText('no cost') ?? expect.fail()).toBeVisible()
    await expect.element(second?.getByText('cost 0.002 OGPU') ?? expect.fail()).toBeVisible()
  })

  test('is not offered with one venue', async () => {
    const { screen } = await setup()
    expect(screen.getByRole('button', { name: 'Compare' }).query()).toBeNull()
  })
})

describe('a permalink', () => {
  test('is copied, and fills the form of another widget', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { screen, open } = await setup({
      example: 1,
      permalink: (request) => `https://example.com/#${request}`,
    })
    await open('Copy link')
    await expect.element(screen.getByText('The link is copied.')).toBeVisible()
    const [, encoded = ''] = write.mock.calls[0]?.[0].split('#') ?? []
    const request = await decodeRequest('translation', encoded)
    expect(request).toEqual(TASK_EXAMPLES.translation[1]?.request)
    await screen.unmount()
    const other = await setup({ request })
    await expect.element(other.screen.getByLabelText(field)).toHaveValue(String(request.inputs))
    write.mockRestore()
  })

  test('fills the form of a widget that is given its text; a broken one is said', async () => {
    const linked = await encodeRequest({ inputs: 'From afar', parameters: { tgt_lang: 'fr' } })
    const { screen } = await setup({ linked })
    await expect.element(screen.getByLabelText(field)).toHaveValue('From afar')
    await screen.unmount()
    const other = await setup({ linked: linked.slice(0, -5), example: 0 })
    await expect.element(other.screen.getByRole('alert')).toMatchTextContent(/holds no request/)
    await expect
      .element(other.screen.getByLabelText(field))
      .toHaveValue(String(TASK_EXAMPLES.translation[0]?.request.inputs))
  })

  test('of a large file is refused in words', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000))
    const { screen, open } = await setup({
      task: 'image-classification',
      request: { inputs: new Blob([noise], { type: 'image/png' }) },
      permalink: (request) => request,
    } as Partial<WidgetProps>)
    await open('Copy link')
    await expect.element(screen.getByText(/too large for a link/)).toBeVisible()
  })
})

describe('the frame', () => {
  test('has two panes from 900 pixels of its own width on', async () => {
    const { screen } = await setup()
    const widget = screen.container.querySelector('form') ?? expect.fail()
    const columns = () => {
      const [input, output] = widget.querySelectorAll('.pane')
      return (
        (input?.getBoundingClientRect().right ?? 0) <= (output?.getBoundingClientRect().left ?? 0)
      )
    }
    widget.style.width = '1000px'
    expect(columns()).toBe(true)
    widget.style.width = '800px'
    expect(columns()).toBe(false)
  })

  test('saves an answer as JSON', async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { screen, button } = await setup()
    await button.click()
    await screen.getByText('Download', { exact: true }).click()
    await screen.getByRole('button', { name: 'JSON', exact: true }).nth(0).click()
    await expect.poll(() => click.mock.instances[0]).toHaveProperty('download', 'translation.json')
    click.mockRestore()
  })
})
