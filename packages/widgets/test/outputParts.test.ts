import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import { OutputView, TaskWidget, type View } from '../src/lib/index.ts'
import { GERMAN } from '../src/lib/messages/german/words.ts'
import { PICTURE } from './hostile.ts'
import { testVenue } from './testVenue.ts'
import { wavFile } from './wavFile.ts'

// What is under the pointer is looked at; no test begins so.
beforeEach(() => userEvent.hover(document.documentElement, { position: { x: 1, y: 1 } }))

const box = (xmin: number, ymin: number, xmax: number, ymax: number) => ({ xmin, ymin, xmax, ymax })
const found = (label: string, score: number, where: ReturnType<typeof box>) => ({
  label,
  score,
  box: where,
  points: [],
})

async function show(view: View) {
  const screen = await render(OutputView, { view })
  await expect
    .poll(() => [...screen.container.querySelectorAll('img')].every((image) => image.complete))
    .toBe(true)
  return screen
}

async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container)
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** A picture of another shape than its place. */
function tall(width: number, height: number): string {
  return `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`
}

describe('boxes over a picture', () => {
  const regions = [found('table', 0.5, box(0, 0, 60, 40)), found('cat', 0.98, box(10, 10, 30, 30))]
  const view: View = { type: 'regions', image: PICTURE, regions }

  test('have their score on the label, and the best is first in the list', async () => {
    const screen = await show(view)
    await expect.poll(() => screen.container.querySelectorAll('.tag').length).toBe(2)
    expect([...screen.container.querySelectorAll('.tag')].map((tag) => tag.textContent)).toEqual([
      'cat 98%',
      'table 50%',
    ])
    expect(screen.container.querySelector('li')?.textContent).toMatch(/cat\s*98%/)
    await expectAccessible(screen.container)
  })

  test('are shown alone by the focus in the list', async () => {
    const screen = await show(view)
    await userEvent.tab()
    await expect.element(screen.getByRole('button', { name: /cat/ })).toHaveFocus()
    await expect.poll(() => screen.container.querySelector('[data-dimmed]')).not.toBeNull()
    expect([...screen.container.querySelectorAll('.tag')].map((tag) => tag.textContent)).toEqual([
      'cat 98%',
    ])
  })

  test('are marked in the list when the pointer is over them, the smallest of several', async () => {
    const screen = await show(view)
    const stage = screen.container.querySelector('.stage')
    if (stage === null) throw new Error('No stage.')
    await expect.poll(() => screen.container.querySelectorAll('.tag').length).toBe(2)
    const { left, top, width, height } = stage.getBoundingClientRect()
    const point = (x: number, y: number) => {
      const place = { clientX: left + (x / 60) * width, clientY: top + (y / 40) * height }
      stage.dispatchEvent(new PointerEvent('pointermove', place))
    }
    const active = () => screen.container.querySelector('li[data-active]')?.textContent ?? ''
    point(20, 20)
    await expect.poll(active).toMatch(/cat/)
    point(50, 35)
    await expect.poll(active).toMatch(/table/)
    stage.dispatchEvent(new PointerEvent('pointerleave'))
    await expect.poll(active).toBe('')
  })

  test('a point under the pointer says its name and score', async () => {
    const points = [
      { label: 'nose', x: 20, y: 10, score: 0.93 },
      { label: 'eye', x: 40, y: 30, score: 0.5 },
    ]
    const lines = [[points[0], points[1]] as const].flatMap(([from, to]) =>
      from && to ? [[from, to] as const] : [],
    )
    const one = { label: 'person', score: 0.9, points, lines }
    const screen = await show({ type: 'regions', image: PICTURE, regions: [one] })
    const tags = () => [...screen.container.querySelectorAll('.tag')].map((tag) => tag.textContent)
    await expect.poll(tags).toEqual(['person 90%'])
    const stage = screen.container.querySelector('.stage')
    const { left, top, width, height } = stage?.getBoundingClientRect() ?? new DOMRect()
    const place = { clientX: left + width / 3, clientY: top + height / 4 }
    stage?.dispatchEvent(new PointerEvent('pointermove', place))
    await expect.poll(tags).toEqual(['nose 93%'])
  })

  test('that are no numbers are refused in words, and so are those outside', async () => {
    const screen = await show({
      type: 'regions',
      image: PICTURE,
      regions: [
        found('cat', 1, box(10, 10, 30, 30)),
        found('dog', 1, box(NaN, 0, 1, 1)),
        found('cow', 1, box(9, 9, 1, 1)),
        found('far', 1, box(500, 500, 600, 600)),
      ],
    })
    await expect.element(screen.getByText(/2\s+places are not drawn/)).toBeVisible()
    await expect.element(screen.getByText('1 outside of the image')).toBeVisible()
  })

  test.for([
    [20, 2000],
    [2000, 20],
    [600, 400],
  ] as const)('lie where they belong in a picture of %d × %d', async ([width, height]) => {
    const screen = await show({
      type: 'regions',
      image: tall(width, height),
      regions: [found('all', 1, box(0, 0, width, height))],
    })
    await expect.poll(() => screen.container.querySelector('path.boxes')).not.toBeNull()
    const image = screen.container.querySelector('img')
    const shape = screen.container.querySelector('path.boxes')
    if (image === null || shape === null) throw new Error('Nothing is drawn.')
    const frame = image.getBoundingClientRect()
    const scale = Math.min(frame.width / width, frame.height / height)
    const drawn = shape.getBoundingClientRect()
    expect(drawn.width).toBeCloseTo(width * scale, 0)
    expect(drawn.height).toBeCloseTo(height * scale, 0)
    expect(drawn.left + drawn.width / 2).toBeCloseTo(frame.left + frame.width / 2, 0)
    expect(drawn.top + drawn.height / 2).toBeCloseTo(frame.top + frame.height / 2, 0)
  })

  test('an image that is none is said, and the list is there', async () => {
    const screen = await show({ ...view, image: 'data:image/png;base64,AAAA' })
    await expect.element(screen.getByText(/can’t be shown/)).toBeVisible()
    await expect.element(screen.getByRole('button', { name: /cat/ })).toBeVisible()
  })
})

/** A mask of 60 × 40 that is white on the left of a place. */
async function maskTo(place: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(60, 40)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No canvas.')
  context.fillStyle = '#000'
  context.fillRect(0, 0, 60, 40)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, place, 40)
  return await canvas.convertToBlob()
}

describe('masks', () => {
  test('have an opacity, can be hidden, and are linked with their list both ways', async () => {
    const masks = [
      { label: 'left', mask: await maskTo(20), score: 0.9 },
      { label: 'wide', mask: await maskTo(40), score: 0.8 },
    ]
    const screen = await show({ type: 'masks', image: PICTURE, masks })
    const layers = () => [...screen.container.querySelectorAll<HTMLElement>('canvas')]
    await expect.poll(() => layers().map((layer) => layer.style.opacity)).toEqual(['0.55', '0.55'])
    await expectAccessible(screen.container)

    await screen.getByRole('slider').fill('20')
    await expect.poll(() => layers()[0]?.style.opacity).toBe('0.2')
    const button = screen.getByRole('button', { name: /left/ }).element()
    if (!(button instanceof HTMLElement)) throw new Error('No button.')
    button.focus()
    await expect.poll(() => Number(layers()[1]?.style.opacity)).toBeLessThan(0.1)
    button.blur()

    const stage = screen.container.querySelector('.stage')
    const { left, top, width } = stage?.getBoundingClientRect() ?? new DOMRect()
    const active = () => screen.container.querySelector('li[data-active]')?.textContent ?? ''
    stage?.dispatchEvent(
      new PointerEvent('pointermove', { clientX: left + width / 2, clientY: top + 9 }),
    )
    await expect.poll(active).toMatch(/wide/)

    await screen.getByRole('checkbox', { name: 'Show left' }).click()
    await expect.poll(() => layers().length).toBe(1)
  })

  test('that are no images are counted', async () => {
    const masks = [{ label: 'x', mask: 'data:image/png;base64,AAAA' }]
    const screen = await show({ type: 'masks', image: PICTURE, masks })
    await expect.element(screen.getByText(/1\s+mask is no image/)).toBeVisible()
  })
})

describe('before and after', () => {
  const view: View = { type: 'beforeAfter', before: PICTURE, after: tall(60, 40), label: 'Image' }

  test('the border moves by keyboard', async () => {
    const screen = await show(view)
    const slider = screen.getByRole('slider', { name: /how much/i })
    await expect.element(slider).toHaveValue('50')
    await slider.click()
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}')
    await expect.element(slider).toHaveValue('2')
    const compare = screen.container.querySelector<HTMLElement>('.compare')
    expect(compare?.style.getPropertyValue('--at')).toBe('2%')
    await expectAccessible(screen.container)
  })

  test('the result can be seen alone, and saved', async () => {
    const screen = await show(view)
    await screen.getByRole('checkbox', { name: /compare/i }).click()
    await expect.element(screen.getByRole('slider')).not.toBeInTheDocument()
    await expect.element(screen.getByRole('img', { name: 'Image' })).toBeVisible()
    await expect.element(screen.getByRole('link', { name: /save/i })).toBeVisible()
  })
})

describe('marks in a text', () => {
  test('are in each other, have their label once, and can be hidden by it', async () => {
    const spans = [
      { start: 0, end: 20, label: 'ORG' },
      { start: 16, end: 20, label: 'LOC' },
      { start: 17, end: 25, label: 'X' },
    ]
    const screen = await show({ type: 'spans', text: 'The University O🎉lo is big', spans })
    const text = screen.container.querySelector('.text')
    expect(text?.textContent.replaceAll(/ORG|LOC|X/g, '')).toBe('The University O🎉lo is big')
    expect(text?.querySelectorAll('mark mark').length).toBeGreaterThan(0)
    expect(text?.textContent.match(/X/g)).toHaveLength(1)
    await screen.getByRole('button', { name: /ORG/ }).click()
    expect(text?.textContent).not.toContain('ORG')
    await expectAccessible(screen.container)
  })

  test('outside of the text are counted', async () => {
    const spans = [{ start: 2, end: 99, label: 'A' }]
    const screen = await show({ type: 'spans', text: 'short', spans })
    await expect.element(screen.getByText(/1\s+mark lies outside/)).toBeVisible()
  })
})

describe('tables', () => {
  const view: View = {
    type: 'table',
    columns: ['name', 'size'],
    rows: [
      ['b', 2],
      ['c', NaN],
      ['a', 10],
    ],
  }
  const firstCells = (container: Element) =>
    [...container.querySelectorAll('tbody tr')].map((row) => row.querySelector('td')?.textContent)

  test('are sorted by a press on a column, back to how they came by the third', async () => {
    const screen = await show(view)
    const head = screen.getByRole('button', { name: 'size' })
    await head.click()
    expect(firstCells(screen.container)).toEqual(['a', 'b', 'c'])
    expect(screen.container.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe(
      'descending',
    )
    await head.click()
    expect(firstCells(screen.container)).toEqual(['b', 'a', 'c'])
    await head.click()
    expect(firstCells(screen.container)).toEqual(['b', 'c', 'a'])
    await expectAccessible(screen.container)
  })

  test('are copied as they are sorted, with tabs', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const screen = await show(view)
    await screen.getByRole('button', { name: 'name' }).click()
    await screen.getByRole('button', { name: 'Copy table' }).click()
    expect(write).toHaveBeenCalledWith('name\tsize\na\t10\nb\t2\nc\tNaN\n')
    write.mockRestore()
  })

  test('with one column, and without a row', async () => {
    const one = await show({ type: 'table', columns: ['x'], rows: [['1']] })
    expect(firstCells(one.container)).toEqual(['1'])
    const none = await show({ type: 'table', columns: ['x'], rows: [] })
    await expect.element(none.getByText('The table is empty.')).toBeVisible()
  })
})

test('several texts as vectors are compared with each other', async () => {
  const inputs = ['A cat sleeps.', 'A kitten rests.', 'Stocks fell.']
  const output = [
    [1, 0.1, 0],
    [0.9, 0.2, 0],
    [0, 0, 1],
  ]
  const venue = testVenue(async () => ({ output }))
  const screen = await render(TaskWidget, {
    task: 'feature-extraction',
    venues: [venue],
    example: null,
  })
  for (const [index, text] of inputs.entries()) {
    if (index > 0) await screen.getByRole('button', { name: 'Add another input' }).click()
    await screen.getByRole('textbox', { name: 'Text' }).nth(index).fill(text)
  }
  await screen.getByRole('button', { name: 'Run', exact: true }).click()
  const table = screen.getByRole('table', { name: /cosine/i })
  await expect.element(table).toBeVisible()
  expect(table.element().textContent).toMatch(/0\.99/)
  await expect
    .element(screen.getByRole('img', { name: 'Like ones are near each other' }))
    .toBeVisible()
  await expectAccessible(screen.container)
})

test('a sound is drawn', async () => {
  const value = wavFile({ seconds: 1 })
  const screen = await show({ type: 'media', kind: 'audio', value, label: 'Sound' })
  await expect.element(screen.getByRole('button', { name: /Play: Sound/ })).toBeVisible()
})

test('outputs speak the language of the widget', async () => {
  const output = Array.from({ length: 2000 }, (_, index) => ({ label: `L${index}`, score: 0.5 }))
  const screen = await render(TaskWidget, {
    task: 'text-classification',
    venues: [testVenue(async () => ({ output }))],
    autorun: true,
    messages: GERMAN,
  })
  await expect
    .element(screen.getByRole('button', { name: 'Alle 2.000 Namen zeigen' }))
    .toBeVisible()
})
