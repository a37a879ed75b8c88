import { InvalidRequestError, TASK_IDS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, describe, expect, inject, test } from 'vitest'
import {
  browser,
  BROWSER_ABILITIES,
  BrowserLoadError,
  type BrowserTaskId,
} from '../../src/browser/index.ts'
import { VenueCannotRunError, type VenueProgress } from '../../src/index.ts'

const files = inject('files')

const MODELS: readonly BrowserTaskId[] = [
  'text-classification',
  'image-classification',
  'question-answering',
  'zero-shot-classification',
  'fill-mask',
  'sentence-similarity',
  'feature-extraction',
  'summarization',
  'translation',
  'text-generation',
  'object-detection',
  'depth-estimation',
  'background-removal',
  'image-to-text',
  'audio-classification',
  'automatic-speech-recognition',
]

const options = {
  models: MODELS.map((task) => ({ task, url: `${files}/${task}` })),
  wasmUrl: `${files}/onnxruntime`,
}
const venue = browser(options)
afterAll(() => venue.close())

async function thrownBy(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => {
      throw new Error('It resolved.')
    },
    (error: unknown) => error,
  )
}

describe('the browser as a venue', () => {
  test('text-classification: as on a runner, and says how far it is', async () => {
    const told: VenueProgress[] = []
    const onProgress = (progress: VenueProgress) => told.push(progress)
    const request = { inputs: ['I like it', 'I do not like it'], parameters: { stop: 'x' } }
    const { output, model, ms, warnings } = await venue.run('text-classification', request, {
      onProgress,
    })
    expect(output.map(([best]) => best?.label)).toEqual(['POSITIVE', 'NEGATIVE'])
    expect(model).toBe('text-classification')
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(warnings).toEqual(['The parameter "stop" has no effect in the browser.'])
    const messages = told.map(({ status, message }) => `${status}: ${message}`)
    expect(messages).toContainEqual(
      expect.stringMatching(/^loading: Loads onnx\/model\.onnx, \d+ %\.$/),
    )
    expect(messages.at(-1)).toBe('running: The model runs in this browser (WebAssembly).')
  })

  test('image-classification: of a file', async () => {
    const [example] = TASK_EXAMPLES['image-classification']
    const image = await (await fetch(String(example?.request.inputs))).blob()
    for (const inputs of [image, new Uint8Array(await image.arrayBuffer())]) {
      const { output } = await venue.run('image-classification', { inputs })
      expect(output[0]?.label).toBe('7')
    }
  })

  test('question-answering', async () => {
    const context = 'The library opens at nine. It closes at six.'
    const inputs = { question: 'When does the library open?', context }
    const { output } = await venue.run('question-answering', { inputs })
    expect(context).toContain(output[0]?.answer)
  })

  test('text-generation: its text is told while it is written', async () => {
    const texts: string[] = []
    const { output } = await venue.run(
      'text-generation',
      {
        inputs: 'Once upon a time',
        parameters: { max_new_tokens: 12, do_sample: false, return_full_text: false },
      },
      { onProgress: ({ text }) => text !== undefined && texts.push(text) },
    )
    const written = output[0]?.generated_text ?? ''
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.at(-1)?.trim()).toBe(written.trim())
  })

  test.for(MODELS)('%s: the first example has an output that fits the schema', async (task) => {
    const [example] = TASK_EXAMPLES[task]
    if (example === undefined) throw new Error('There is an example.')
    // The example is one of the task, which the compiler cannot follow for an open task.
    const { output } = await venue.run(task, example.request as never)
    expect(output).toBeDefined()
  })
})

describe('what the browser does not run', () => {
  test('each task runs, or has a reason', () => {
    for (const task of TASK_IDS) {
      const ability = venue.can(task)
      if (BROWSER_ABILITIES[task] === true) continue
      expect(ability).toMatchObject({ runnable: false, reason: expect.stringMatching(/\w.*\.$/) })
    }
    expect(venue.can('text2text-generation')).toMatchObject({ code: 'NO_MODEL' })
  })

  test('error: it is refused with its reason', async () => {
    const error = await thrownBy(
      venue.run('tabular-regression', { inputs: { table: {} } } as never),
    )
    expect(error).toBeInstanceOf(VenueCannotRunError)
  })

  test('error: a model that is not there', async () => {
    const models = [{ task: 'summarization', url: `${files}/nowhere` }] as const
    const other = browser({ ...options, models })
    const error = await thrownBy(other.run('summarization', { inputs: 'A long text.' }))
    expect(error).toBeInstanceOf(BrowserLoadError)
    expect(error).toMatchObject({ code: 'MODEL_LOAD_FAILED', actor: 'configuration' })
    other.close()
  })

  test('error: a pair of texts', async () => {
    const inputs = { text: 'a', text_pair: 'b' }
    const error = await thrownBy(venue.run('text-classification', { inputs }))
    expect(error).not.toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({
      code: 'INFERENCE_FAILED',
      message: expect.stringContaining('pairs'),
    })
  })

  test('error: what aborts a run, which ends it; the next one runs', async () => {
    const controller = new AbortController()
    const reason = new Error('Left.')
    const parameters = { max_new_tokens: 200 }
    const run = venue.run(
      'text-generation',
      { inputs: 'Once', parameters },
      {
        signal: controller.signal,
        onProgress: ({ text }) => text !== undefined && controller.abort(reason),
      },
    )
    expect(await thrownBy(run)).toBe(reason)
    const { output } = await venue.run('text-classification', { inputs: 'I like it' })
    expect(output[0]?.label).toBe('POSITIVE')
  })
})
