import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { toDataUrl } from '@taskmesh/tasks/media'
import fc from 'fast-check'
import { mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { hostileNumber, hostileText, PICTURE } from './hostile.ts'
import { testVenue } from './testVenue.ts'
import { wavFile } from './wavFile.ts'

/** What a page shows of one widget at most. */
const MOST_ELEMENTS = 2000
const WIDTH = 320

let page: HTMLElement

beforeEach(() => {
  page = document.createElement('div')
  page.style.cssText = `position: fixed; inset: 0; overflow: auto; padding: 60px; box-sizing: border-box`
  const frame = document.createElement('div')
  frame.style.cssText = `width: ${WIDTH}px`
  page.append(frame)
  document.body.append(page)
})
afterEach(() => page.remove())

const sound = toDataUrl(new Uint8Array(await wavFile({ seconds: 0.2 }).arrayBuffer()))
const bytes = fc.uint8Array({ minLength: 12, maxLength: 60 })
const media = (type: string) => bytes.map((content) => toDataUrl(Uint8Array.from(content), type))
const time = fc.oneof(
  fc.constantFrom(0, 1e308, 5e-324, 0.1, 3600, -1),
  hostileNumber.filter(Number.isFinite),
)
const score = hostileNumber.filter(Number.isFinite)
const place = fc.oneof(fc.nat(12), fc.constantFrom(0, Number.MAX_SAFE_INTEGER))
const few = { maxLength: 8 }
const start = time.map((seconds) => Math.max(seconds, 0))

/** Anything that a model may answer to a task and that its schema lets through. */
const OUTPUTS: { readonly [Id in TaskId]?: fc.Arbitrary<unknown> } = {
  'automatic-speech-recognition': fc.record({
    text: hostileText,
    chunks: fc.array(
      fc.record({ text: hostileText, timestamp: fc.tuple(time, fc.option(time)) }),
      few,
    ),
  }),
  'voice-activity-detection': fc.array(
    fc.record({ start, end: start, score, label: hostileText }),
    few,
  ),
  'audio-to-audio': fc.array(
    fc.record({ label: hostileText, audio: fc.oneof(media('audio/wav'), fc.constant(sound)) }),
    few,
  ),
  'text-to-speech': media('audio/wav').map((audio) => ({ audio })),
  'text-to-video': media('video/mp4').map((video) => ({ video })),
  'image-to-video': media('video/mp4').map((video) => ({ video })),
  'image-to-3d': fc
    .tuple(bytes, fc.boolean())
    .map(([content, isGltf]) =>
      Uint8Array.from([...(isGltf ? [0x67, 0x6c, 0x54, 0x46] : []), ...content]),
    )
    .map((content) => ({ mesh: toDataUrl(content, 'model/gltf-binary') })),
  'document-question-answering': fc.array(
    fc.record({ answer: hostileText, score, start: place, end: place }),
    few,
  ),
  'visual-document-retrieval': fc.array(fc.record({ index: place, score }), few),
  'mask-generation': fc.array(
    fc.record({ mask: fc.oneof(media('image/png'), fc.constant(PICTURE)), score }),
    few,
  ),
  'zero-shot-object-detection': fc.array(
    fc.record({
      label: hostileText,
      score,
      box: fc.record({ xmin: score, ymin: score, xmax: score, ymax: score }),
    }),
    few,
  ),
  'zero-shot-audio-classification': fc.array(fc.record({ label: hostileText, score }), few),
  'image-text-to-text': fc.array(fc.record({ generated_text: hostileText }), few),
}

/** Shows an answer, which is inside of its frame; returns what became of the run. */
async function expectContained(task: TaskId, output: unknown): Promise<string | undefined> {
  const target = page.firstElementChild
  if (target === null) throw new Error('There is no frame.')
  const example = TASK_EXAMPLES[task].length - 1
  const venues = [testVenue(async () => ({ output }))]
  const component = mount(TaskWidget, { target, props: { task, venues, example, autorun: true } })
  const status = () => target.querySelector('form')?.dataset['status']
  await expect.poll(status).not.toMatch(/running|idle/)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(target.querySelectorAll('*').length).toBeLessThan(MOST_ELEMENTS)
  expect(target.scrollWidth).toBeLessThanOrEqual(WIDTH)
  const { left, right, top } = target.getBoundingClientRect()
  for (let y = top + 5; y < window.innerHeight; y += 40) {
    expect(document.elementFromPoint(left - 2, y), `left of ${y}`).toBe(page)
    expect(document.elementFromPoint(right + 2, y), `right of ${y}`).toBe(page)
  }
  const ended = status()
  await unmount(component)
  return ended
}

describe('whatever a model answers stays in its frame', () => {
  test.for(Object.entries(OUTPUTS))('%s', async ([task, output]) => {
    const id = task as TaskId
    const ends: (string | undefined)[] = []
    const show = async (answer: unknown) => void ends.push(await expectContained(id, answer))
    await fc.assert(fc.asyncProperty(output, show), { numRuns: 12 })
    expect(ends.filter((end) => end === 'success').length).toBeGreaterThan(6)
  })
})

describe('long answers are short on the page', () => {
  const many = <Item>(item: (index: number) => Item) =>
    Array.from({ length: 10_000 }, (_, index) => item(index))

  test.for([
    [
      'automatic-speech-recognition',
      () => ({
        text: 'word '.repeat(100_000),
        chunks: many((index) => ({ text: ` word${index}`, timestamp: [index / 1e5, null] })),
      }),
    ],
    ['voice-activity-detection', () => many((index) => ({ start: index / 1e5, end: 1 }))],
    [
      'document-question-answering',
      () => many((index) => ({ answer: `${index}`, start: index, end: index })),
    ],
    ['visual-document-retrieval', () => many((index) => ({ index, score: index }))],
    ['audio-to-audio', () => many((index) => ({ label: `${index}`, audio: sound }))],
  ] as const satisfies readonly (readonly [TaskId, () => unknown])[])(
    '%s',
    async ([task, make]) => {
      expect(await expectContained(task, make())).toBe('success')
    },
  )
})
