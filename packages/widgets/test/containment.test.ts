import { TASK_IDS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import { OutputView, TaskWidget, type View } from '../src/lib/index.ts'
import {
  hostileFields,
  hostileLike,
  hostileList,
  hostileText,
  hostileViews,
  PICTURE,
} from './hostile.ts'
import { testVenue } from './testVenue.ts'

/** How far from the frame a click must reach the page. */
const GAP = 1
let page: HTMLElement
let frame: HTMLElement

beforeEach(() => {
  page = document.createElement('div')
  page.style.cssText =
    'position: fixed; inset: 0; overflow: auto; padding: 150px 80px; font: 16px/1.4 sans-serif'
  frame = document.createElement('div')
  frame.style.cssText = 'width: 240px'
  page.append(frame)
  document.body.append(page)
})
afterEach(() => page.remove())

/** Places around the frame, every few pixels along each side. */
function placesAround({ left, right, top, bottom }: DOMRect): [x: number, y: number][] {
  const low = Math.min(bottom, window.innerHeight - 2)
  const rows = Array.from({ length: 12 }, (_, index) => top + ((low - top) * index) / 11)
  const columns = Array.from({ length: 8 }, (_, index) => left + ((right - left) * index) / 7)
  return [
    ...rows.flatMap((y): [number, number][] => [
      [left - GAP, y],
      [right + GAP, y],
      [left - 60, y],
      [right + 60, y],
    ]),
    ...columns.flatMap((x): [number, number][] => [
      [x, top - GAP],
      [x, top - 100],
      [x, bottom + GAP],
    ]),
  ].filter(([x, y]) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight)
}

function expectContained(): void {
  expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth)
  expect(frame.scrollWidth).toBeLessThanOrEqual(240)
  for (const [x, y] of placesAround(frame.getBoundingClientRect())) {
    expect(document.elementFromPoint(x, y), `${x}, ${y}`).toBe(page)
  }
}

async function expectViewContained(view: View): Promise<void> {
  const component = mount(OutputView, { target: frame, props: { view } })
  await tick()
  const images = [...frame.querySelectorAll('img')]
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await tick()
  expectContained()
  await unmount(component)
}

test.for(TASK_IDS)('%s: nothing reaches outside of its widget', async (task) => {
  const output = TASK_EXAMPLES[task][0]?.output
  await fc.assert(
    fc.asyncProperty(hostileLike(output), async (hostile) => {
      const venues = [testVenue(async () => ({ output: hostile }))]
      const component = mount(TaskWidget, { target: frame, props: { task, venues, autorun: true } })
      await expect
        .poll(() => frame.querySelector('form')?.dataset['status'])
        .toMatch(/success|empty|error/)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      expectContained()
      await unmount(component)
    }),
    { numRuns: 3 },
  )
})

describe('nothing reaches outside of the frame', () => {
  const kinds = { ...hostileViews, fields: hostileFields, list: hostileList }

  test.for(Object.entries(kinds))('%s', async ([, views]) => {
    await fc.assert(
      fc.asyncProperty(views, (view) => expectViewContained(view)),
      { numRuns: 30 },
    )
  })

  test('a box from -1e308 to 1e308 is drawn at the edges of the picture', async () => {
    const box = { xmin: -1e308, ymin: -1e308, xmax: 1e308, ymax: 1e308 }
    const view: View = {
      type: 'regions',
      image: PICTURE,
      regions: [{ label: 'x', score: 1, box, points: [] }],
    }
    const screen = await render(OutputView, { target: frame, props: { view } })
    await expect.element(screen.getByRole('img', { name: /one marked place: x/ })).toBeVisible()
    expectContained()
  })
})

test('what a venue says is inside of the widget too: warnings, names, failures', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const answer = { output: [{ label: text, score: 1 }], warnings: [text], model: text }
      const venue = testVenue(async () => answer, { label: 'Run' })
      const failing = testVenue(async () => Promise.reject(new Error(text)), {
        id: 'b',
        label: 'B',
      })
      for (const id of ['test', 'b']) {
        const props = {
          task: 'text-classification',
          venues: [venue, failing],
          autorun: id,
        } as const
        const component = mount(TaskWidget, { target: frame, props })
        await expect.poll(() => frame.querySelector('form')?.dataset['status']).not.toBe('running')
        expectContained()
        await unmount(component)
      }
    }),
    { numRuns: 10 },
  )
})
