import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import { MediaInput, TaskWidget } from '../src/lib/index.ts'
import { testVenue, type TestRun } from './testVenue.ts'

function setup(
  task: 'image-classification' | 'automatic-speech-recognition' | 'video-classification',
) {
  const run = vi.fn<TestRun>(async () => ({ output: [] }))
  return { run, rendering: render(TaskWidget, { task, venues: [testVenue(run)], example: null }) }
}

const refuse = (name: string) =>
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('no', name))

describe('the microphone', () => {
  test('is recorded with a level, as WAV of 16 kHz', async () => {
    const { run, rendering } = setup('automatic-speech-recognition')
    const screen = await rendering
    await screen.getByRole('button', { name: 'Record', exact: true }).click()
    const meter = screen.getByRole('meter', { name: 'Loudness' })
    await expect.element(meter).toBeVisible()
    await expect
      .poll(() => Number(meter.element().getAttribute('value')), { interval: 20 })
      .toBeGreaterThan(0.1)
    await screen.getByRole('button', { name: 'Stop recording' }).click()
    await expect.element(screen.getByLabelText('Chosen input')).toBeInTheDocument()
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
    const sound = run.mock.calls[0]?.[0].inputs
    if (!(sound instanceof Blob)) return expect.fail('No file was sent.')
    expect(sound.type).toBe('audio/wav')
    const view = new DataView(await sound.arrayBuffer())
    expect(view.getUint32(24, true)).toBe(16_000)
    expect(view.getUint32(40, true)).toBe(sound.size - 44)
    const decoded = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(view.buffer)
    expect(Math.max(...decoded.getChannelData(0))).toBeGreaterThan(0.01)
  })

  test.for([
    ['NotAllowedError', /was not allowed to use the microphone/],
    ['NotFoundError', /no microphone here/],
    ['NotReadableError', /Another program uses the microphone/],
  ] as const)('says in words why it cannot be used: %s', async ([name, words]) => {
    const media = refuse(name)
    const screen = await setup('automatic-speech-recognition').rendering
    await screen.getByRole('button', { name: 'Record', exact: true }).click()
    await expect.element(screen.getByRole('alert')).toMatchTextContent(words)
    await expect.element(screen.getByRole('button', { name: 'Record', exact: true })).toBeEnabled()
    media.mockRestore()
  })

  test('is let go when the widget goes', async () => {
    const streams: MediaStream[] = []
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const media = vi
      .spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockImplementation(async (wish) => {
        const stream = await original(wish)
        streams.push(stream)
        return stream
      })
    const screen = await setup('automatic-speech-recognition').rendering
    await screen.getByRole('button', { name: 'Record', exact: true }).click()
    await expect.element(screen.getByRole('meter')).toBeVisible()
    await screen.unmount()
    expect(streams[0]?.getTracks().map(({ readyState }) => readyState)).toEqual(['ended'])
    media.mockRestore()
  })
})

describe('the camera', () => {
  test('takes a picture, and is let go', async () => {
    const { run, rendering } = setup('image-classification')
    const screen = await rendering
    await screen.getByRole('button', { name: 'Camera', exact: true }).click()
    const video = screen.getByLabelText('What the camera sees')
    await expect.element(video).toBeVisible()
    const stream = () => {
      const element = video.element()
      return element instanceof HTMLVideoElement ? element.srcObject : undefined
    }
    await expect.poll(stream).toBeInstanceOf(MediaStream)
    const opened = stream()
    const take = screen.getByRole('button', { name: 'Take picture' })
    await expect.element(take).toBeEnabled()
    await take.click()
    await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
    expect(opened instanceof MediaStream && opened.active).toBe(false)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
    const picture = run.mock.calls[0]?.[0].inputs
    if (!(picture instanceof Blob)) return expect.fail('No file was sent.')
    const { width, height } = await createImageBitmap(picture)
    expect(width * height).toBeGreaterThan(10_000)
  })

  test('films, and is let go', async () => {
    const { run, rendering } = setup('video-classification')
    const screen = await rendering
    await screen.getByRole('button', { name: 'Camera', exact: true }).click()
    const view = screen.getByLabelText('What the camera sees')
    const start = screen.getByRole('button', { name: 'Record', exact: true })
    await expect.element(start).toBeEnabled()
    const element = view.element()
    const stream = element instanceof HTMLVideoElement ? element.srcObject : undefined
    await start.click()
    await expect.element(screen.getByText('0:01', { exact: true })).toBeVisible()
    await screen.getByRole('button', { name: 'Stop recording' }).click()
    await expect.element(screen.getByLabelText('Chosen input')).toBeInTheDocument()
    expect(stream instanceof MediaStream && stream.active).toBe(false)
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => run.mock.calls.length).toBe(1)
    const film = run.mock.calls[0]?.[0].inputs
    if (!(film instanceof Blob)) return expect.fail('No file was sent.')
    expect(film.type).toMatch(/^video\/[a-z0-9]+$/)
    const video = document.createElement('video')
    video.src = URL.createObjectURL(film)
    await expect.poll(() => video.videoWidth * video.videoHeight).toBeGreaterThan(10_000)
    URL.revokeObjectURL(video.src)
  })

  test('a film that was not ended is forgotten with the camera', async () => {
    const screen = await setup('video-classification').rendering
    await screen.getByRole('button', { name: 'Camera', exact: true }).click()
    const start = screen.getByRole('button', { name: 'Record', exact: true })
    await expect.element(start).toBeEnabled()
    await start.click()
    await screen.getByRole('button', { name: 'Close camera' }).click()
    await expect.element(screen.getByText('Drop or paste a video')).toBeVisible()
  })

  test('says in words why it cannot be used', async () => {
    const media = refuse('NotAllowedError')
    const screen = await setup('image-classification').rendering
    await screen.getByRole('button', { name: 'Camera', exact: true }).click()
    await expect
      .element(screen.getByRole('alert'))
      .toMatchTextContent(/not allowed to use the camera/)
    await screen.getByRole('button', { name: 'Close camera' }).click()
    await expect.element(screen.getByText('Drop or paste an image')).toBeVisible()
    media.mockRestore()
  })
})

describe('what is at an address, loaded into the page', () => {
  const answer = (body: BodyInit | null, init: ResponseInit) =>
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, init))

  async function load(fetching: { mockRestore: () => void }) {
    const screen = await render(MediaInput, {
      label: 'Image',
      value: 'https://example.com/cat.png',
    })
    await screen.getByRole('button', { name: 'Load into the page' }).click()
    const field = screen.getByLabelText('Image address')
    return { screen, field, end: () => fetching.mockRestore() }
  }

  test('is a file then', async () => {
    const { field, end } = await load(
      answer(new Uint8Array([137, 80, 78, 71]), { headers: { 'content-type': 'image/png' } }),
    )
    await expect.element(field).toHaveValue('')
    await expect.element(field).toHaveAttribute('placeholder', 'Image chosen')
    end()
  })

  test.for([
    [
      'a site that does not allow it',
      () => vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch')),
      /example\.com does not allow other pages to \(CORS\)/,
    ],
    ['a page that is not there', () => answer('no', { status: 404 }), /answered with 404/],
    [
      'something else',
      () => answer('<html>', { headers: { 'content-type': 'text/html' } }),
      /no image but text\/html/,
    ],
    [
      'too much',
      () => answer(new Uint8Array(21_000_000), { headers: { 'content-type': 'image/png' } }),
      /more than 20\.0 MiB/,
    ],
  ] as const)('%s is said at the field, and the address stays', async ([, respond, words]) => {
    const { field, end } = await load(respond())
    await expect.element(field).toHaveAccessibleDescription(words)
    await expect.element(field).toHaveValue('https://example.com/cat.png')
    end()
  })
})
