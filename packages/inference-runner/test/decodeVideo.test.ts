import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { MediaError } from '../src/errors.ts'
import { decodeVideo } from '../src/media/decodeVideo.ts'
import { prepareInputs } from '../src/media/prepareInputs.ts'

const COLORS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
]

/** An animation of whole colours, of 6 by 4 pixels. */
async function animation(format: 'gif' | 'webp', delay: number[]): Promise<Uint8Array> {
  const pixels = Uint8Array.from(COLORS.flatMap((color) => Array(24).fill(color).flat()))
  const raw = { width: 6, height: 12, channels: 3, pageHeight: 4 } as const
  const image = sharp(pixels, { raw })
  const written = format === 'gif' ? image.gif({ delay }) : image.webp({ delay, lossless: true })
  return new Uint8Array(await written.toBuffer())
}

describe('decodeVideo', () => {
  test.each(['gif', 'webp'] as const)('default: the frames of an animated %s', async (format) => {
    const { frames, times } = await decodeVideo(await animation(format, [100, 200, 50]), 'inputs')
    expect(times).toEqual([0, 0.1, 0.3])
    expect(
      frames.map(({ width, height, data }) => [width, height, ...data.subarray(0, 3)]),
    ).toEqual(COLORS.map((color) => [6, 4, ...color]))
    expect(frames.every(({ data }) => data.length === 72)).toBe(true)
  })

  test('behavior: a picture that does not move is one frame', async () => {
    const raw = { width: 2, height: 2, channels: 3 } as const
    const still = await sharp(new Uint8Array(12), { raw }).gif().toBuffer()
    expect((await decodeVideo(new Uint8Array(still), 'inputs')).frames).toHaveLength(1)
  })

  test('behavior: it takes its place in the inputs', async () => {
    const { inputs } = await prepareInputs(
      'video-classification',
      [await animation('gif', [100, 100, 100])],
      { isBatch: false, allowHosts: [] },
    )
    expect(inputs[0]).toMatchObject({ frames: [{}, {}, {}], times: [0, 0.1, 0.2] })
  })

  test('error: a film, a broken animation, anything else', async () => {
    const film = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypmp42')])
    const failure = decodeVideo(film, 'inputs[1]')
    await expect(failure).rejects.toBeInstanceOf(MediaError)
    await expect(failure).rejects.toMatchObject({
      path: 'inputs[1]',
      reason: 'expected an animated GIF or WebP, got an MP4 or QuickTime file',
      details: expect.stringContaining('ffmpeg'),
    })
    const whole = await animation('webp', [1, 1, 1])
    await expect(decodeVideo(whole.subarray(0, 60), 'inputs')).rejects.toThrowError(
      /expected a whole video/,
    )
    const text = await readFile(import.meta.filename)
    await expect(decodeVideo(text, 'inputs')).rejects.toThrowError(/of another kind/)
  })
})
