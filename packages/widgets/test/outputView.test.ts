import { TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { inputList } from '../src/lib/form/inputList.ts'
import { OutputView, outputView, TaskWidget, type View } from '../src/lib/index.ts'
import { testVenue, type TestRun } from './testVenue.ts'

function viewOfExample(task: TaskId): View {
  const [example] = TASK_EXAMPLES[task]
  if (example === undefined) throw new Error(`${task} has no example.`)
  const [input] = inputList<TaskId>(task, example.request.inputs)
  return outputView({ task, output: example.output, input })
}

function typesOf(view: View): string {
  if (view.type === 'list') return view.views.map(typesOf).join('+')
  if (view.type !== 'fields') return view.type === 'media' ? view.kind : view.type
  return `{${view.fields.map(({ name, view: part }) => `${name}:${typesOf(part)}`).join(' ')}}`
}

test('each kind of output has its view', () => {
  const views = Object.fromEntries(TASK_IDS.map((task) => [task, typesOf(viewOfExample(task))]))
  expect(views).toMatchObject({
    'object-detection': 'regions',
    'zero-shot-object-detection': 'regions',
    'keypoint-detection': 'regions+table',
    'image-segmentation': 'masks',
    'mask-generation': 'masks',
    'token-classification': 'spans+table',
    'question-answering': 'spans+scores',
    'fill-mask': 'scores',
    'zero-shot-classification': 'scores',
    'sentence-similarity': 'scores',
    'text-ranking': 'scores',
    'visual-document-retrieval': 'scores',
    'multiple-choice': 'scores',
    'feature-extraction': 'vectors',
    'tabular-classification': 'table',
    'tabular-regression': 'table',
    'chat-completion': 'texts',
    'image-to-3d': '3d',
    'text-to-video': 'video',
    'text-to-speech': '{Audio:audio Sampling rate:value}',
    'depth-estimation': 'beforeAfter',
    'audio-to-audio': '{Label:value Audio:audio Sampling rate:value}',
    'voice-activity-detection': '{Start:value End:value Score:value}',
    'automatic-speech-recognition': 'texts',
    robotics: 'table',
    'reinforcement-learning': 'value',
    'time-series-forecasting': '{Data:numbers Quantiles:{0.1:numbers 0.9:numbers}}',
  })
})

describe('what an output refers to', () => {
  test('indices stand for the texts of the input', () => {
    expect(viewOfExample('text-ranking')).toMatchObject({
      scores: [{ label: 'Berlin has about 3.7 million inhabitants.' }, {}, {}],
    })
    expect(viewOfExample('visual-document-retrieval')).toMatchObject({
      scores: [{ label: 'Image 3' }, { label: 'Image 1' }, { label: 'Image 2' }],
    })
  })

  test('numbers stand for the texts and the rows of the input, in their order', () => {
    expect(viewOfExample('sentence-similarity')).toMatchObject({
      scores: [{ label: 'Someone makes music on a guitar.', score: 0.86 }, {}, {}],
    })
    expect(viewOfExample('tabular-regression')).toMatchObject({
      columns: ['age', 'sex', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6', 'Result'],
      rows: [[54, 2, 36.1, 115, 163, 98.4, 43, 4, 4.68, 101, 238.9], {}],
    })
  })

  test('without an image, boxes are a list of scores', () => {
    const output = [{ label: 'car', score: 1, box: { xmin: 0, ymin: 0, xmax: 1, ymax: 1 } }]
    expect(outputView({ task: 'object-detection', output, input: '' })).toMatchObject({
      type: 'scores',
    })
  })
})

describe('a field is what its schema says, whatever it is called', () => {
  test('keys that look like scores are fields of their own', () => {
    const output = [{ answer: 'Ann', label: 'x', score: 0.5, start: 0, end: 1 }]
    expect(outputView({ task: 'table-question-answering', output, input: 'Ann' })).toMatchObject({
      type: 'fields',
    })
    expect(outputView({ task: 'summarization', output, input: 'Ann' }).type).toBe('fields')
    const choices = [{ index: 0, message: { content: 'Hi' } }]
    expect(outputView({ task: 'summarization', output: { choices }, input: '' }).type).toBe(
      'fields',
    )
  })

  test('an answer is marked in the text that it was found in', () => {
    const input = { question: 'Who?', context: 'Ann sings.' }
    const output = [{ answer: 'Ann', score: 0.9, start: 0, end: 3 }]
    expect(outputView({ task: 'question-answering', output, input })).toMatchObject({
      views: [
        { type: 'spans', text: 'Ann sings.', spans: [{ start: 0, end: 3, label: '' }] },
        { type: 'scores' },
      ],
    })
  })

  test('points are joined as the skeleton in the schema says', () => {
    const { views } = { views: [], ...viewOfExample('keypoint-detection') }
    const [view] = views
    expect(view).toMatchObject({ type: 'regions' })
    const regions: unknown = Reflect.get(Object(view), 'regions')
    expect(regions).toMatchObject([{ lines: expect.arrayContaining([expect.any(Array)]) }])
  })

  test('tokens without places are a table, as bars would not show their class and their word', () => {
    const output = [
      { entity: 'B-PER', score: 0.9, word: 'Ann' },
      { entity: 'B-LOC', score: 0.8, word: 'Paris' },
    ]
    const view = outputView({ task: 'token-classification', output, input: 'Ann Paris' })
    expect(view).toMatchObject({ type: 'table', columns: ['Entity', 'Score', 'Word'] })
  })
})

test('an output that holds nothing still has a view', () => {
  for (const task of TASK_IDS) {
    expect(outputView({ task, output: [], input: null }).type, TASKS[task].name).toBe('value')
  }
})

describe('an answer with equal texts is shown', () => {
  test('keys that read the same are fields of their own', async () => {
    const output = { a_b: 'one', 'a-b': 'two' }
    const view = outputView({ task: 'question-answering', output, input: '' })
    const screen = await render(OutputView, { view })
    expect(screen.getByRole('term').all()).toHaveLength(2)
    await expect.element(screen.getByText('two')).toBeVisible()
  })

  test('a model may be called like the button that ran it', async () => {
    const run: TestRun = async () => ({ output: [{ label: '7', score: 1 }], model: 'Run' })
    const screen = await render(TaskWidget, {
      task: 'text-classification',
      venues: [testVenue(run), testVenue(run, { id: 'other', label: 'Other' })],
    })
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByText('100%')).toBeVisible()
    expect(screen.getByText('Run', { exact: true }).all().length).toBeGreaterThan(2)
  })
})
