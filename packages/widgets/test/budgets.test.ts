import { TASK_IDS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import '../src/lib/theme.css'
import { JsonOutput, OutputView, outputView, TaskWidget, type View } from '../src/lib/index.ts'
import { longLike, PICTURE } from './hostile.ts'
import { testVenue } from './testVenue.ts'

/** What a page shows of one answer at most: elements, texts and comments. */
const MOST_NODES = 2000

let frame: HTMLElement
let stop: (() => unknown) | undefined

beforeEach(() => {
  frame = document.createElement('div')
  document.body.append(frame)
})
afterEach(async () => {
  await stop?.()
  frame.remove()
})

function nodeCount(): number {
  const walker = document.createTreeWalker(frame)
  let count = 0
  while (walker.nextNode()) count += 1
  return count
}

/** What is written, in one line. */
const words = () => frame.textContent.replaceAll(/\s+/g, ' ')

const button = (name: RegExp) =>
  [...frame.querySelectorAll('button')].find((one) => name.test(one.textContent) && !one.disabled)

async function show(view: View): Promise<void> {
  const component = mount(OutputView, { target: frame, props: { view } })
  stop = () => unmount(component)
  await tick()
  await Promise.all([...frame.querySelectorAll('img')].map((image) => image.decode()))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await tick()
}

/** All of it can be asked for, and the page stays small. */
async function expectBudget(): Promise<void> {
  expect(nodeCount()).toBeLessThan(MOST_NODES)
  for (;;) {
    const all = button(/^\s*Show all/)
    if (all === undefined) break
    all.click()
    await tick()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(nodeCount()).toBeLessThan(MOST_NODES)
  }
}

const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index))
const score = (index: number) => 1 / (index + 2)

describe('a page stays small', () => {
  test('10,000 labels: the best ten, then pages of a hundred', async () => {
    const output = many(10_000, (index) => ({ label: `Label ${index}`, score: score(index) }))
    await show(outputView({ task: 'text-classification', output, input: '' }))
    expect(frame.querySelectorAll('tbody tr')).toHaveLength(10)
    await expectBudget()
    expect(words()).toContain('1–100 of 10,000 labels')
    button(/Next/)?.click()
    await tick()
    expect(frame.querySelector('tbody th')?.textContent).toBe('Label 100')
  })

  test('10,000 boxes: all are drawn in a few paths', async () => {
    const output = many(10_000, (index) => ({
      label: `Thing ${index % 40}`,
      score: score(index),
      box: { xmin: index % 50, ymin: index % 30, xmax: (index % 50) + 5, ymax: (index % 30) + 5 },
    }))
    await show(outputView({ task: 'object-detection', output, input: PICTURE }))
    await expectBudget()
    const boxes = [...frame.querySelectorAll('path.boxes')].map((path) => path.getAttribute('d'))
    expect(boxes.join('').split('M').length - 1).toBe(10_000)
  })

  test('a subject with 10,000 points', async () => {
    const keypoints = many(10_000, (index) => ({
      label: `p${index}`,
      x: index % 60,
      y: 3,
      score: 1,
    }))
    const view = outputView({ task: 'keypoint-detection', output: [{ keypoints }], input: PICTURE })
    await show(view)
    await expectBudget()
  })

  test('100 masks', async () => {
    const masks = many(100, (index) => ({
      label: `Area ${index}`,
      mask: PICTURE,
      score: score(index),
    }))
    await show({ type: 'masks', image: PICTURE, masks })
    await expectBudget()
  })

  test('10,000 spans, some within others, in 5 MB of text', async () => {
    const text = 'word '.repeat(1_000_000)
    const spans = many(10_000, (index) => ({
      start: index * 3,
      end: index * 3 + 40,
      label: `L${index % 30}`,
    }))
    await show({ type: 'spans', text, spans })
    await expectBudget()
    expect(frame.textContent.length).toBeLessThan(50_000)
  })

  test('5 MB of text, in one word or in many', async () => {
    await show({ type: 'texts', texts: ['x'.repeat(5_000_000), 'Ein Wort. '.repeat(500_000)] })
    await expectBudget()
    expect(frame.textContent.length).toBeLessThan(60_000)
    expect(words()).toContain('5,000,000 characters in all')
  })

  test('10,000 texts', async () => {
    await show({ type: 'texts', texts: many(10_000, (index) => `Text ${index}`) })
    await expectBudget()
  })

  test('a table of 10,000 rows and 768 columns', async () => {
    const rows = many(10_000, () => many(768, (index) => index))
    await show({ type: 'table', columns: many(768, String), rows })
    await expectBudget()
  })

  test('a vector of 100,000 numbers, and one for each of 5,000 tokens', async () => {
    const vector = many(100_000, (index) => Math.sin(index))
    await show(outputView({ task: 'feature-extraction', output: vector, input: 'a' }))
    await expectBudget()
    await stop?.()
    const tokens = many(5000, () => vector.slice(0, 384))
    await show(outputView({ task: 'feature-extraction', output: tokens, input: 'a' }))
    await expectBudget()
  })

  test('100,000 plain numbers', async () => {
    await show({ type: 'numbers', values: many(100_000, (index) => Math.cos(index)) })
    await expectBudget()
  })

  test('an object with 10,000 fields, and objects in objects', async () => {
    const wide = Object.fromEntries(
      many(10_000, (index) => [`field ${index}`, { a: index, b: 'x' }]),
    )
    await show(outputView({ task: 'summarization', output: { wide, again: wide }, input: '' }))
    await expectBudget()
  })

  test('an object that is 50,000 levels deep', async () => {
    let deep: unknown = 'end'
    for (let level = 0; level < 50_000; level += 1) deep = { deep, other: 1 }
    await show(outputView({ task: 'summarization', output: { deep }, input: '' }))
    await expectBudget()
  })

  test('JSON of 10,000 boxes', async () => {
    const value = many(10_000, (index) => ({ label: `Thing ${index}`, score: 0.5 }))
    const component = mount(JsonOutput, { target: frame, props: { value } })
    stop = () => unmount(component)
    const details = frame.querySelector('details')
    if (details) details.open = true
    await expect
      .poll(() => frame.querySelector('pre')?.textContent.length ?? 0)
      .toBeGreaterThan(10_000)
    expect(frame.textContent.length).toBeLessThan(25_000)
  })

  test('a picture of 40 megapixels', async () => {
    const canvas = new OffscreenCanvas(8000, 5000)
    canvas.getContext('2d')?.fillRect(0, 0, 4000, 2500)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    await show({ type: 'beforeAfter', before: blob, after: blob, label: 'Image' })
    await expectBudget()
    expect(frame.scrollWidth).toBeLessThanOrEqual(frame.clientWidth)
  })
})

test.for(TASK_IDS)('%s: a long answer does not make a long page', async (task) => {
  const [example] = TASK_EXAMPLES[task]
  const long = longLike(example?.output, 3000)
  const venues = [testVenue(async () => ({ output: long }))]
  const component = mount(TaskWidget, { target: frame, props: { task, venues } })
  stop = () => unmount(component)
  await tick()
  const before = nodeCount()
  const form = frame.querySelector('form')
  form?.requestSubmit()
  await expect.poll(() => form?.dataset['status']).toMatch(/success|empty|error/)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(nodeCount() - before).toBeLessThan(MOST_NODES)
})
