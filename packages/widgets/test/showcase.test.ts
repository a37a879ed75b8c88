import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { hasShowcase, listExamples } from '@taskmesh/tasks-data/showcase'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget } from '../src/lib/index.ts'
import { chosenExample as chosen } from './exampleCards.ts'
import { testVenue } from './testVenue.ts'

const SHOWN = TASK_IDS.filter(hasShowcase)

function setup(task: TaskId, props: { autorun?: boolean } = {}) {
  const run = vi.fn(async () => ({
    output: TASK_EXAMPLES[task][0]?.output,
    model: 'prepared',
    ms: 1,
  }))
  const screen = render(TaskWidget, {
    task,
    venues: [testVenue(run)],
    example: 'showcase',
    ...props,
  })
  return { run, screen }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('data:') ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** The seconds or the pixels that this browser finds in a file, or the bytes of a model in it. */
async function measure(url: string): Promise<number> {
  const blob = await (await fetch(url)).blob()
  if (blob.type.startsWith('image/')) return (await createImageBitmap(blob)).width
  if (blob.type.startsWith('audio/')) {
    const context = new OfflineAudioContext(1, 1, 16_000)
    return (await context.decodeAudioData(await blob.arrayBuffer())).duration
  }
  if (blob.type === 'model/gltf-binary') {
    const head = new DataView(await blob.arrayBuffer())
    return head.getUint32(8, true) === blob.size ? blob.size : 0
  }
  const video = Object.assign(document.createElement('video'), { src: url, muted: true })
  await new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve)
    video.addEventListener('error', () => reject(video.error))
  })
  return video.videoWidth
}

describe('examples with media', () => {
  test.each(SHOWN)('%s: a browser can show all of them', async (task) => {
    for (const one of await listExamples(task)) {
      const example = await one.load()
      const urls = [...strings(example.request), ...strings(example.output)]
      expect(urls.length).toBeGreaterThan(0)
      for (const url of urls) expect(await measure(url)).toBeGreaterThan(1)
    }
  })

  test('the first fills the form once it is loaded, and runs', async () => {
    const { run, screen: rendering } = setup('image-classification', { autorun: true })
    const screen = await rendering
    const [first] = await listExamples('image-classification')
    const { request } = (await first?.load()) ?? {}
    await vi.waitFor(() => {
      expect(run).toHaveBeenCalledWith(request, expect.anything())
    })
    await expect.element(chosen(screen)).toHaveAccessibleName('A cat')
  })

  test('the small ones can be chosen as well', async () => {
    const { screen: rendering } = setup('image-classification')
    const screen = await rendering
    await expect.element(chosen(screen)).toHaveAccessibleName('A cat')
    await screen.getByRole('button', { name: 'A handwritten seven' }).click()
    await expect.element(chosen(screen)).toHaveAccessibleName('A handwritten seven')
    await screen.getByRole('button', { name: 'A cup of coffee' }).click()
    await expect.element(chosen(screen)).toHaveAccessibleName('A cup of coffee')
  })

  test('a task without media has its first example at once', async () => {
    const { screen: rendering } = setup('translation')
    const screen = await rendering
    await expect
      .element(screen.getByLabelText('Text to translate'))
      .toHaveValue(String(TASK_EXAMPLES.translation[0]?.request.inputs))
  })
})
