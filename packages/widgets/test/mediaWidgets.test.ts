import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { toDataUrl } from '@taskmesh/tasks/media'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { addLabels } from '../src/lib/inputs/addLabels.ts'
import { testVenue, type TestRun } from './testVenue.ts'
import { wavFile } from './wavFile.ts'

interface Setup {
  output?: unknown
  example?: number | null
}

/** A widget whose example has been run; what a model answers may be anything. */
async function setup(task: TaskId, { example = 0, output }: Setup = {}) {
  const answer = output ?? TASK_EXAMPLES[task][example ?? 0]?.output
  const run = vi.fn<TestRun>(async () => ({ output: answer }))
  const screen = await render(TaskWidget, { task, venues: [testVenue(run)], example })
  const form = screen.container.querySelector('form')
  if (form === null) throw new Error('The widget has no form.')
  const start = async () => {
    form.requestSubmit()
    await expect.poll(() => form.dataset['status']).toBe('success')
    return run.mock.lastCall?.[0]
  }
  return { screen, form, run, start }
}

/** The first example with another recording, so that a test knows its length. */
async function withRecording(task: TaskId, seconds: number, output: unknown) {
  const widget = await setup(task, { example: null, output })
  await userEvent.upload(
    widget.screen.getByLabelText('Sound: choose a file'),
    wavFile({ seconds, at: () => 0 }),
  )
  await widget.start()
  await expect
    .element(widget.screen.getByRole('slider', { name: 'Position in Recording' }))
    .toHaveAttribute('aria-valuemax', String(seconds))
  return widget
}

describe('automatic-speech-recognition', () => {
  const chunks = [
    { text: ' Hello there.', timestamp: [0, 1.5] },
    { text: ' And goodbye.', timestamp: [2, null] },
  ]

  test('shows its parts in time; one plays on a click and is marked while it does', async () => {
    const { screen } = await withRecording('automatic-speech-recognition', 30, {
      text: 'Hello there. And goodbye.',
      chunks,
    })
    const part = screen.getByRole('button', { name: /And goodbye/ })
    await expect.element(part).toMatchTextContent(/0:02 – 0:30/)
    await part.click()
    await expect.element(part).toHaveAttribute('aria-current', 'true')
    await expect.element(screen.getByRole('button', { name: 'Pause: Recording' })).toBeVisible()
    await screen.getByRole('button', { name: 'Pause: Recording' }).click()
  })

  test('says in words which parts are not in the recording', async () => {
    const { screen } = await withRecording('automatic-speech-recognition', 3, {
      text: 'a b',
      chunks: [
        { text: 'Well, yes.', timestamp: [-4, 1] },
        { text: 'Here I am.', timestamp: [1, 2] },
        { text: 'Too late.', timestamp: [900, 901] },
      ],
    })
    await expect
      .element(screen.getByText('2 of 3 parts are left out here', { exact: false }))
      .toBeVisible()
    await expect.element(screen.getByRole('button', { name: /Here I am/ })).toBeVisible()
  })

  test('shows ten thousand parts with few elements, and comes to the last', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      text: `part ${index}`,
      timestamp: [index * 0.002, index * 0.002 + 0.002],
    }))
    const { screen, form } = await withRecording('automatic-speech-recognition', 20, {
      text: 'long',
      chunks: many.toReversed(),
    })
    expect(form.querySelectorAll('*').length).toBeLessThan(2000)
    await screen.getByRole('button', { name: 'Show all 10,000 parts' }).click()
    await expect.element(screen.getByText('1–100 of 10,000 parts')).toBeVisible()
    await screen.getByRole('button', { name: 'Next parts' }).click()
    await expect.element(screen.getByRole('button', { name: /part 199$/ })).toBeVisible()
  })
})

describe('voice-activity-detection', () => {
  test('says how much is speech, with a colour for each speaker', async () => {
    const { screen, form } = await withRecording('voice-activity-detection', 10, [
      { start: 0, end: 4, score: 0.9, label: 'speaker 1' },
      { start: 3, end: 6, score: 0.8, label: 'speaker 2' },
    ])
    await expect.element(screen.getByText(/2 parts, 0:06.0 of 0:10.0 \(60 %\)/)).toBeVisible()
    expect(form.querySelectorAll('.marks path').length).toBeGreaterThanOrEqual(2)
    const part = screen.getByRole('button', { name: /speaker 2/ })
    await part.click()
    await expect.element(part).toHaveAttribute('aria-current', 'true')
  })
})

describe('candidate labels', () => {
  test('are added apart by commas and lines, each once', () => {
    expect(addLabels(['cat'], ' dog, cat,\nbird,,')).toEqual(['cat', 'dog', 'bird'])
    expect(addLabels([], ' ')).toEqual([])
  })

  test('are added, removed and sent', async () => {
    const { screen, start } = await setup('zero-shot-image-classification')
    const box = screen.getByRole('textbox', { name: 'Candidate labels' })
    await userEvent.type(box, 'ship{Enter}plane,')
    await screen.getByRole('button', { name: 'Remove car' }).click()
    await userEvent.type(box, 'sea')
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    const request = await start()
    expect(request?.parameters).toMatchObject({
      candidate_labels: ['boat', 'train', 'ship', 'plane', 'sea'],
    })
  })

  test('that are missing are said at their field', async () => {
    const { screen, form } = await setup('zero-shot-object-detection')
    const chosen = screen.getByRole('list', { name: 'Chosen' })
    while (chosen.query() !== null) await chosen.getByRole('button').first().click()
    form.requestSubmit()
    const box = screen.getByRole('textbox', { name: 'Candidate labels' })
    await expect.element(box).toHaveAttribute('aria-invalid', 'true')
    await expect.element(box).toHaveFocus()
  })
})

describe('mask-generation', () => {
  test('points and boxes are set on the picture and sent', async () => {
    const { screen, start } = await setup('mask-generation')
    const picture = screen.getByRole('application', { name: 'Picture to mark' })
    await expect.poll(() => picture.element().querySelector('svg')).not.toBeNull()
    await picture.click({ position: { x: 20, y: 20 } })
    await screen.getByRole('radio', { name: 'Point beside it' }).click()
    await picture.element().focus()
    await userEvent.keyboard('{ArrowRight}{Enter}')
    await screen.getByRole('radio', { name: 'Box around it' }).click()
    await picture.element().focus()
    await userEvent.keyboard('{Enter}{ArrowRight}{ArrowDown}{Enter}')
    const { parameters } = (await start()) ?? {}
    expect(parameters).toMatchObject({ input_labels: [1, 0] })
    expect(isRecord(parameters) ? parameters['input_boxes'] : undefined).toHaveLength(1)
    expect(isRecord(parameters) ? parameters['input_points'] : undefined).toHaveLength(2)
  })

  test('what is removed is not sent', async () => {
    const { screen, start } = await setup('mask-generation', { example: 1 })
    await screen.getByRole('button', { name: /Remove Point on the object: 32, 38/ }).click()
    expect((await start())?.parameters).toBeUndefined()
  })
})

describe('keypoint-detection', () => {
  test('boxes of subjects are drawn on the picture', async () => {
    const { screen, start } = await setup('keypoint-detection', { example: 1 })
    const picture = screen.getByRole('application', { name: 'Picture to mark' })
    await expect.poll(() => picture.element().querySelector('svg')).not.toBeNull()
    await picture.element().focus()
    await userEvent.keyboard('{Enter}{ArrowRight}{ArrowDown}{Enter}')
    expect((await start())?.parameters).toEqual({
      boxes: [{ xmin: 32, ymin: 32, xmax: 34, ymax: 34 }],
    })
  })
})

describe('document-question-answering', () => {
  test('marks the answer among its words and on the page', async () => {
    const { screen, form, start } = await setup('document-question-answering', { example: 1 })
    await start()
    expect(form.querySelector('mark')?.textContent).toBe('10-14')
    await expect.element(screen.getByText(/9-18 SAT/)).toBeVisible()
    expect(form.querySelector('.page path')?.getAttribute('d')).toBe('M275 370H510V420H275z')
  })

  test('says when a model names words that the page does not have', async () => {
    const output = [{ answer: 'x', score: 1, start: 400, end: 900 }]
    const { screen, start } = await setup('document-question-answering', { example: 1, output })
    await start()
    await expect
      .element(screen.getByText('One answer names words that this page of 7 words does not have.'))
      .toBeVisible()
  })
})

describe('visual-document-retrieval', () => {
  const page = new File([new Uint8Array([137, 80, 78, 71])], 'page.png', { type: 'image/png' })

  test('shows the pages, the best first, and enlarges one', async () => {
    const { screen, start, form } = await setup('visual-document-retrieval')
    await start()
    const names = [...form.querySelectorAll('.facts')].map((one) => one.textContent.trim())
    expect(names.map((name) => name.slice(0, 6))).toEqual(['Page 3', 'Page 1', 'Page 2'])
    await screen.getByRole('button', { name: /Page 3/, expanded: false }).click()
    await expect.element(screen.getByRole('img', { name: 'Page 3' })).toBeVisible()
  })

  test('says when a model names pages that are not there', async () => {
    const output = [
      { index: 1, score: 2 },
      { index: 99, score: 9 },
    ]
    const { screen, start } = await setup('visual-document-retrieval', { output })
    await start()
    await expect.element(screen.getByText(/1 of 2 answers names a page that is not/)).toBeVisible()
  })

  test('takes several pages at once; one that is none is refused in words', async () => {
    const { screen, start } = await setup('visual-document-retrieval')
    await userEvent.upload(screen.getByLabelText('Pages to search: choose files'), [page, page])
    await expect.element(screen.getByRole('button', { name: 'Remove page 5' })).toBeVisible()
    await screen.getByRole('button', { name: 'Remove page 1' }).click()
    const { inputs } = (await start()) ?? {}
    expect(inputs).toMatchObject({ images: { length: 4 } })
    const text = new File(['a'], 'a.txt', { type: 'text/plain' })
    const transfer = new DataTransfer()
    transfer.items.add(text)
    screen
      .getByRole('group', { name: 'Pages to search' })
      .element()
      .dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      )
    await expect.element(screen.getByText('That is no image but text/plain.')).toBeVisible()
  })

  test('takes a page by its address', async () => {
    const { screen, start } = await setup('visual-document-retrieval', { example: null })
    await userEvent.type(screen.getByLabelText('Query'), 'a chart')
    await userEvent.type(
      screen.getByLabelText('Add by address'),
      'https://example.com/a.png{Enter}',
    )
    await expect.element(screen.getByRole('button', { name: 'Remove page 1' })).toBeVisible()
    expect((await start())?.inputs).toEqual({
      query: 'a chart',
      images: ['https://example.com/a.png'],
    })
  })
})

describe('audio-to-audio', () => {
  test('shows what was given beside what was made, a few of many', async () => {
    const audio = toDataUrl(new Uint8Array(await wavFile({ seconds: 0.1 }).arrayBuffer()))
    const output = Array.from({ length: 25 }, (_, index) => ({ label: `source ${index}`, audio }))
    const { screen, start, form } = await setup('audio-to-audio', { output })
    await start()
    await expect.element(screen.getByRole('slider', { name: 'Position in Before' })).toBeVisible()
    expect(form.querySelectorAll('.answer audio').length).toBe(11)
    await screen.getByRole('button', { name: 'Show more (15 sounds)' }).click()
    expect(form.querySelectorAll('.answer audio').length).toBe(21)
  })
})
