import { beforeEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import { TaskWidget } from '../src/lib/index.ts'
import { example } from './exampleCards.ts'
import { testVenue, type TestRun } from './testVenue.ts'

const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
)
const file = () => new File([png], 'dot.png', { type: 'image/png' })

const created = new Set<string>()
const createObjectURL = URL.createObjectURL.bind(URL)
const revokeObjectURL = URL.revokeObjectURL.bind(URL)
const { toBlob } = HTMLCanvasElement.prototype

beforeEach(() => {
  created.clear()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((source) => {
    const url = createObjectURL(source)
    created.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    created.delete(url)
    revokeObjectURL(url)
  })
})

async function setup() {
  const run = vi.fn<TestRun>(async () => ({ output: [{ label: '7', score: 1 }] }))
  const screen = await render(TaskWidget, {
    task: 'image-classification',
    venues: [testVenue(run)],
    example: null,
  })
  const sent = async () => {
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => run.mock.calls.length).toBeGreaterThan(0)
    return run.mock.lastCall?.[0].inputs
  }
  return { screen, sent, run, area: screen.getByRole('group', { name: 'Image' }).element() }
}

function transferOf(media: File | string): DataTransfer {
  const transfer = new DataTransfer()
  if (typeof media === 'string') transfer.setData('text/uri-list', media)
  else transfer.items.add(media)
  return transfer
}

function drop(area: Element, media: File | string) {
  const init = { bubbles: true, cancelable: true, dataTransfer: transferOf(media) }
  area.dispatchEvent(new DragEvent('drop', init))
}

describe('an image', () => {
  test('from a file is previewed and sent as it is', async () => {
    const { screen, sent } = await setup()
    await userEvent.upload(screen.getByLabelText('Image: choose a file'), file())
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
    expect(screen.getByAltText('Chosen input').element().getAttribute('src')).toMatch(/^blob:/)
    expect(await sent()).toBeInstanceOf(Blob)
  })

  test('can be dropped', async () => {
    const { screen, area, sent } = await setup()
    drop(area, file())
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
    expect(await sent()).toBeInstanceOf(Blob)
  })

  test('can be dropped from another page, by its address', async () => {
    const { area, sent } = await setup()
    drop(area, 'https://example.com/cat.png')
    expect(await sent()).toBe('https://example.com/cat.png')
  })

  test('can be pasted', async () => {
    const { screen, area } = await setup()
    const init = { bubbles: true, cancelable: true, clipboardData: transferOf(file()) }
    area.dispatchEvent(new ClipboardEvent('paste', init))
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
  })

  test('can be given by its address', async () => {
    const { screen, sent } = await setup()
    await screen.getByLabelText('Image address').fill(' https://example.com/cat.png ')
    expect(await sent()).toBe('https://example.com/cat.png')
  })

  test('that is none is refused in words', async () => {
    const { screen, area, run } = await setup()
    drop(area, new File(['a'], 'a.txt', { type: 'text/plain' }))
    await expect.element(screen.getByText('That is no image but text/plain.')).toBeVisible()
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByLabelText('Image address')).toHaveFocus()
    expect(run).not.toHaveBeenCalled()
  })

  test('can be drawn', async () => {
    const { screen, sent } = await setup()
    await draw(screen)
    const image = await sent()
    expect(image).toBeInstanceOf(Blob)
    expect(await distinctColours(image)).toBeGreaterThan(1)
  })
})

async function draw(screen: Awaited<ReturnType<typeof setup>>['screen']) {
  await screen.getByRole('button', { name: 'Draw' }).click()
  const canvas = screen.getByLabelText(/Drawing area/).element()
  const { left, top } = canvas.getBoundingClientRect()
  const at = (x: number, y: number) => ({ clientX: left + x, clientY: top + y, bubbles: true })
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockReturnValue()
  canvas.dispatchEvent(new PointerEvent('pointerdown', at(20, 20)))
  canvas.dispatchEvent(new PointerEvent('pointermove', at(80, 80)))
  canvas.dispatchEvent(new PointerEvent('pointerup', at(80, 80)))
  await expect.element(screen.getByRole('button', { name: 'Remove' })).toBeVisible()
}

/** Counts the drawings that the browser has made a file of from now on. */
function spyOnDrawings(): () => number {
  let count = 0
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    callback,
  ) {
    toBlob.call(this, (blob) => {
      callback(blob)
      count += 1
    })
  })
  return () => count
}

describe('what is shown is what is sent', () => {
  const address = 'https://example.com/cat.png'

  test('a drawing that was cleared is not sent', async () => {
    const { screen, run } = await setup()
    await draw(screen)
    await screen.getByRole('button', { name: 'Clear' }).click()
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByRole('alert')).toBeVisible()
    expect(run).not.toHaveBeenCalled()
  })

  test('a drawing that was cleared at once is not sent', async () => {
    const { screen } = await setup()
    await draw(screen)
    const canvas = screen.getByLabelText(/Drawing area/).element()
    const countMade = spyOnDrawings()
    canvas.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    canvas.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
    const clear = screen.getByRole('button', { name: 'Clear' }).element()
    clear.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.poll(countMade).toBe(1)
    expect(screen.getByRole('button', { name: 'Remove' }).query()).toBeNull()
  })

  test('an image that was there is gone when drawing begins', async () => {
    const { screen, area } = await setup()
    drop(area, address)
    await screen.getByRole('button', { name: 'Draw' }).click()
    await expect.element(screen.getByLabelText('Image address')).toHaveValue('')
    await expect.element(screen.getByLabelText(/Drawing area/)).toBeVisible()
  })

  test('a removed drawing is gone from the page', async () => {
    const { screen } = await setup()
    await draw(screen)
    await screen.getByRole('button', { name: 'Remove' }).click()
    await expect.element(screen.getByText('Drop or paste an image')).toBeVisible()
    expect(screen.getByLabelText(/Drawing area/).query()).toBeNull()
  })

  test('a drawing that was ended stays as the image', async () => {
    const { screen, sent } = await setup()
    await draw(screen)
    await screen.getByRole('button', { name: 'Stop drawing' }).click()
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
    expect(await sent()).toBeInstanceOf(Blob)
  })

  test.for(['drop', 'file', 'address', 'example'] as const)(
    'an image by %s takes the place of a drawing',
    async (way) => {
      const { screen, area } = await setup()
      await draw(screen)
      if (way === 'drop') drop(area, address)
      if (way === 'file')
        await userEvent.upload(screen.getByLabelText('Image: choose a file'), file())
      if (way === 'address') await screen.getByLabelText('Image address').fill(address)
      if (way === 'example') await example(screen, 0).click()
      await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
      expect(screen.getByLabelText(/Drawing area/).query()).toBeNull()
    },
  )

  test('another image takes back what was said about a refused one', async () => {
    const { screen, area } = await setup()
    drop(area, file())
    drop(area, new File(['a'], 'a.txt', { type: 'text/plain' }))
    await expect.element(screen.getByText('That is no image but text/plain.')).toBeVisible()
    expect(screen.getByAltText('Chosen input').query()).toBeNull()
    drop(area, file())
    await expect
      .element(screen.getByText('That is no image but text/plain.'))
      .not.toBeInTheDocument()
  })
})

async function distinctColours(image: unknown): Promise<number> {
  if (!(image instanceof Blob)) return 0
  const bitmap = await createImageBitmap(image)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] }
  return new Set(new Uint32Array(Uint8Array.from(data).buffer)).size
}

describe('object URLs', () => {
  test('are revoked when another image is chosen', async () => {
    const { screen, area } = await setup()
    drop(area, file())
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
    drop(area, file())
    await expect.poll(() => vi.mocked(URL.createObjectURL).mock.calls.length).toBe(2)
    expect(created.size).toBe(1)
  })

  test('are revoked when the image is removed', async () => {
    const { screen, area } = await setup()
    drop(area, file())
    await screen.getByRole('button', { name: 'Remove' }).click()
    await expect.element(screen.getByText('Drop or paste an image')).toBeVisible()
    expect(created.size).toBe(0)
  })

  test('are revoked when the widget goes', async () => {
    const { screen, area } = await setup()
    drop(area, file())
    await expect.element(screen.getByAltText('Chosen input')).toBeVisible()
    expect(created.size).toBe(1)
    await screen.unmount()
    expect(created.size).toBe(0)
  })
})
