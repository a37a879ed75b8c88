import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import { parameterFields, TaskWidget, type WidgetProps } from '../src/lib/index.ts'
import { openRun, testVenue, type TestAnswer, type TestRun } from './testVenue.ts'

interface Setup extends Partial<WidgetProps> {
  run?: TestRun
}

async function setup(task: TaskId, { run = answer(task), ...props }: Setup = {}) {
  const screen = await render(TaskWidget, {
    task,
    venues: [testVenue(run)],
    ...props,
  })
  return { screen, button: screen.getByRole('button', { name: 'Run', exact: true }) }
}

const answer =
  (task: TaskId, extra: Partial<TestAnswer> = {}): TestRun =>
  async () => ({ output: TASK_EXAMPLES[task][0]?.output, model: 'prepared', ms: 42, ...extra })

/** Widgets with one input and one output, which show what the frame does for all of them. */
const PLAIN = [
  'text-classification',
  'image-classification',
  'text-generation',
  'visual-question-answering',
  'translation',
  'summarization',
] as const satisfies readonly TaskId[]

type PlainTask = (typeof PLAIN)[number]

/** What a person sees of each task's first example. */
const SHOWN: Record<PlainTask, string> = {
  'text-classification': 'POSITIVE',
  'image-classification': '98%',
  'text-generation': 'there was a small fox',
  'visual-question-answering': 'red',
  translation: 'Bonjour, comment allez-vous ?',
  summarization: JSON.stringify(TASK_EXAMPLES.summarization[0]?.output).split('"')[3] ?? '',
}

const EMPTY: Record<PlainTask, unknown> = {
  'text-classification': [],
  'image-classification': [],
  'text-generation': [{ generated_text: '' }],
  'visual-question-answering': [],
  translation: { translation_text: '' },
  summarization: { summary_text: '' },
}

/** The control of each task's input and the path of its errors. */
const FIELD: Record<PlainTask, { label: string; path: string }> = {
  'text-classification': { label: 'Text', path: 'inputs' },
  'image-classification': { label: 'Image address', path: 'inputs' },
  'text-generation': { label: 'Text to continue', path: 'inputs' },
  'visual-question-answering': { label: 'Question', path: 'inputs.question' },
  translation: { label: 'Text to translate', path: 'inputs' },
  summarization: { label: 'Text to shorten', path: 'inputs' },
}

describe.for(PLAIN)('%s', (task) => {
  test('sends the example and shows the result, model and time', async () => {
    const run = vi.fn(answer(task))
    const { screen, button } = await setup(task, { run })
    await button.click()
    await expect.element(screen.getByText(SHOWN[task], { exact: false }).first()).toBeVisible()
    await expect.element(screen.getByText('prepared')).toBeVisible()
    await expect.element(screen.getByText('42 ms')).toBeVisible()
    expect(run.mock.calls[0]?.[0]).toEqual(TASK_EXAMPLES[task][0]?.request)
  })

  test('shows warnings beside the result', async () => {
    const { screen, button } = await setup(task, {
      run: answer(task, { warnings: ['seed: no use'] }),
    })
    await button.click()
    await expect
      .element(screen.getByRole('list', { name: 'Warnings' }))
      .toMatchTextContent(/seed: no use/)
    await expect.element(screen.getByText(SHOWN[task], { exact: false }).first()).toBeVisible()
  })

  test('says that an answer is empty', async () => {
    const { screen, button } = await setup(task, { run: answer(task, { output: EMPTY[task] }) })
    await button.click()
    await expect
      .element(screen.getByText('The model gave an empty answer.', { exact: false }))
      .toBeVisible()
  })

  test('tells a bad shape from other errors and shows what came', async () => {
    const { screen, button } = await setup(task, { run: answer(task, { output: { odd: 42 } }) })
    await button.click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/wrong shape/)
    await screen.getByText('What came').click()
    await expect
      .element(screen.getByRole('group', { name: 'What came' }))
      .toMatchTextContent(/"odd": 42/)
  })

  test('marks and focuses the field that an error names', async () => {
    const { label, path } = FIELD[task]
    const run: TestRun = async () => {
      const facts = { path, code: 'custom', expected: 'what can be read', received: 'noise' }
      throw new InvalidRequestError(task, [createIssue(facts)])
    }
    const { screen, button } = await setup(task, { run })
    await button.click()
    const field = screen.getByRole('textbox', { name: label, exact: true })
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    await expect
      .element(field)
      .toHaveAccessibleDescription(`${label.replace(' address', '')}: what can be read`)
    await expect.element(field).toHaveFocus()
  })

  test('an empty form does not run but says what is missing', async () => {
    const run = vi.fn(answer(task))
    const { screen, button } = await setup(task, { run, example: null })
    await button.click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(/The request has to change/)
    expect(run).not.toHaveBeenCalled()
  })

  test('opens the parameters to mark the one at fault', async () => {
    const { label: name } =
      parameterFields(task).findLast(({ kind }) => kind === 'integer') ?? expect.fail()
    const { screen, button } = await setup(task)
    await screen.getByText(/^Parameters/).click()
    const all = screen.getByRole('button', { name: /^All \d+ parameters$/ })
    if (all.query() !== null) await all.click()
    const field = screen.getByRole('textbox', { name, exact: true })
    await field.fill('many')
    await screen.getByText(/^Parameters/).click()
    await button.click()
    await expect.element(field).toBeVisible()
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
  })

  test('choosing another example fills the form', async () => {
    const run = vi.fn(answer(task, { output: TASK_EXAMPLES[task][1]?.output }))
    const { screen, button } = await setup(task, { run })
    const { title } = TASK_EXAMPLES[task][1] ?? expect.fail()
    await screen.getByRole('button', { name: title, exact: true }).click()
    await button.click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
    expect(run.mock.calls[0]?.[0]).toEqual(TASK_EXAMPLES[task][1]?.request)
  })

  test('several inputs go as one batch and each output names its input', async () => {
    const output = TASK_EXAMPLES[task][0]?.output
    const run = vi.fn(answer(task, { output: [output, output] }))
    const { screen, button } = await setup(task, { run })
    await screen.getByRole('button', { name: 'Add another input' }).click()
    const second = screen.getByRole('group', { name: 'Input 2' })
    for (const field of second.getByRole('textbox').all()) await field.fill('https://example.com/x')
    await button.click()
    await expect.element(screen.getByRole('group', { name: 'Output 2' })).toBeVisible()
    expect(run.mock.calls[0]?.[0].inputs).toHaveLength(2)
  })
})

describe('running', () => {
  test('cancel aborts and leaves no result', async () => {
    const { run, calls } = openRun()
    const { screen, button } = await setup('translation', { run })
    await button.click()
    await expect.element(screen.getByText('Running…')).toBeVisible()
    await screen.getByRole('button', { name: 'Cancel' }).click()
    expect(calls[0]?.context.signal.aborted).toBe(true)
    calls[0]?.resolve({ output: { translation_text: 'late' } })
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument()
    await expect.element(screen.getByText('late')).not.toBeInTheDocument()
  })

  test('the answer of an earlier run is dropped', async () => {
    const { run, calls } = openRun()
    const { screen, button } = await setup('translation', { run })
    await button.click()
    await button.click()
    calls[1]?.resolve({ output: { translation_text: 'second' } })
    await expect.element(screen.getByText('second')).toBeVisible()
    calls[0]?.resolve({ output: { translation_text: 'first' } })
    await new Promise((resolve) => setTimeout(resolve))
    await expect.element(screen.getByText('second')).toBeVisible()
    await expect.element(screen.getByText('first')).not.toBeInTheDocument()
  })

  test('a loading model shows its estimate and a bar that grows but does not end', async () => {
    const { run, calls } = openRun()
    const { screen, button } = await setup('translation', { run })
    await button.click()
    calls[0]?.context.onProgress({ status: 'loading', estimatedMs: 200 })
    await expect.element(screen.getByText('The model is loading, about 200 ms')).toBeVisible()
    const bar = screen.getByRole('progressbar')
    await expect.poll(() => bar.element().getAttribute('value')).toBe('0.96')
  })

  test('leaving aborts the run', async () => {
    const { run, calls } = openRun()
    const { screen, button } = await setup('translation', { run })
    await button.click()
    await screen.unmount()
    expect(calls[0]?.context.signal.aborted).toBe(true)
  })

  test('autorun starts at once', async () => {
    const { screen } = await setup('translation', { autorun: true })
    await expect.element(screen.getByText(SHOWN.translation)).toBeVisible()
  })
})

describe('keyboard', () => {
  test('Ctrl+Enter in a field runs at the first venue that can run the task', async () => {
    const runs = { first: vi.fn(answer('summarization')), second: vi.fn(answer('summarization')) }
    const { screen } = await setup('summarization', {
      venues: [
        testVenue(runs.first, { id: 'a', label: 'One', reason: 'Not now.' }),
        testVenue(runs.second, { id: 'b', label: 'Two' }),
      ],
    })
    await screen.getByLabelText('Text to shorten').click()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(screen.getByText(SHOWN.summarization)).toBeVisible()
    expect(runs.first).not.toHaveBeenCalled()
  })

  test('typing, running and opening the JSON work without a pointer', async () => {
    const run = vi.fn(answer('text-classification'))
    const { screen } = await setup('text-classification', { run, example: null })
    await userEvent.keyboard('{Tab}{Tab}Fine{Tab}{Tab}{Tab}{Enter}')
    await expect.element(screen.getByText('POSITIVE')).toBeVisible()
    expect(run.mock.calls[0]?.[0]).toEqual({ inputs: 'Fine' })
    const isOnJson = () => document.activeElement?.textContent?.trim() === 'JSON'
    for (let presses = 0; presses < 12 && !isOnJson(); presses += 1) await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect
      .element(screen.getByRole('group', { name: 'JSON' }))
      .toMatchTextContent(/"POSITIVE"/)
  })

  test('Enter in a field of one line runs', async () => {
    const { screen } = await setup('visual-question-answering')
    await screen.getByLabelText('Question').click()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('red')).toBeVisible()
  })
})

describe('venues', () => {
  test('one that can’t run the task has a button that says why and does not run', async () => {
    const run = vi.fn(answer('translation'))
    const { screen } = await setup('translation', {
      venues: [testVenue(run, { reason: 'Start a runner first.' })],
    })
    const button = screen.getByRole('button', { name: 'Run', exact: true })
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    await expect.element(button).toHaveAccessibleDescription('Run: Start a runner first.')
    await button.click({ force: true })
    expect(run).not.toHaveBeenCalled()
  })

  test('each button starts its own', async () => {
    const runs = { first: vi.fn(answer('translation')), second: vi.fn(answer('translation')) }
    const onrequest = vi.fn()
    const { screen } = await setup('translation', {
      onrequest,
      venues: [
        testVenue(runs.first, { id: 'local', label: 'Here' }),
        testVenue(runs.second, { id: 'chain', label: 'There' }),
      ],
    })
    await screen.getByRole('button', { name: 'There' }).click()
    await expect.element(screen.getByText(SHOWN.translation)).toBeVisible()
    expect(runs.first).not.toHaveBeenCalled()
    expect(onrequest).toHaveBeenCalledExactlyOnceWith(
      TASK_EXAMPLES.translation[0]?.request,
      'chain',
    )
  })
})

describe('what a model says is text, not markup', () => {
  test('labels and texts are escaped', async () => {
    const evil = '<img src=x onerror="document.title=1">'
    const { screen, button } = await setup('text-classification', {
      run: answer('text-classification', { output: [{ label: evil, score: 1 }] }),
    })
    await button.click()
    await expect.element(screen.getByRole('rowheader')).toHaveTextContent(evil)
    expect(screen.container.querySelector('img')).toBeNull()
  })
})
