import { monitorEventLoopDelay } from 'node:perf_hooks'
import { MediaError } from '@taskmesh/inference-runner'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodeImage, needsWorker } from '../src/media/decodeImage.ts'
import { decodeInWorker } from '../src/media/decodeInWorker.ts'

/** A mono WAV file of 16 bits with these samples. */
function wav(samples: readonly number[] | Int16Array, rate: number): Buffer {
  const header = Buffer.alloc(44)
  const data = Buffer.from(Int16Array.from(samples).buffer)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + data.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(data.length, 40)
  return Buffer.concat([header, data])
}

test('default: a sound becomes samples, at its rate; the bytes stay with the caller', async () => {
  const bytes = wav([0, 16_384, -16_384, 0], 8000)
  const { samplingRate, channels } = await decodeInWorker('audio', bytes, 'inputs')
  expect(samplingRate).toBe(8000)
  expect(channels).toHaveLength(1)
  for (const [index, sample] of [0, 0.5, -0.5, 0].entries()) {
    expect(channels[0]?.[index]).toBeCloseTo(sample, 3)
  }
  expect(bytes).toHaveLength(52)
})

test('behavior: the event loop goes on while a long sound is decoded', async () => {
  const bytes = wav(new Int16Array(5_000_000), 44_100)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const start = performance.now()
  delay.enable()
  const { channels } = await decodeInWorker('audio', bytes, 'inputs')
  delay.disable()
  expect(channels[0]).toHaveLength(5_000_000)
  // Decoding in this thread would be one delay as long as the whole.
  expect(delay.max / 1e6).toBeLessThan((performance.now() - start) / 2)
})

test('error: what is no sound, with the class of the error and its path', async () => {
  const failure = decodeInWorker('audio', Buffer.from('no sound at all'), 'inputs[1].audio')
  await expect(failure).rejects.toBeInstanceOf(MediaError)
  await expect(failure).rejects.toHaveProperty('path', 'inputs[1].audio')
})

test('error: a call that is aborted', async () => {
  const bytes = wav(new Int16Array(2_000_000), 44_100)
  const controller = new AbortController()
  const decoding = decodeInWorker('audio', bytes, 'inputs', { signal: controller.signal })
  controller.abort('over')
  await expect(decoding).rejects.toBe('over')
})

/** A picture of noise, so large that each format has a way of its own. */
const picture = (space: 'srgb' | 'cmyk' | 'grey16', side = 300) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  }).toColourspace(space)

const files = {
  'JPEG of CMYK': () => picture('cmyk').jpeg().toBuffer(),
  'PNG of 16-bit grey': () => picture('grey16').png().toBuffer(),
  BMP: async () => bmp(await picture('srgb').raw().toBuffer(), 300),
  JPEG: () => picture('srgb').jpeg().toBuffer(),
  'small JPEG of CMYK': () => picture('cmyk', 100).jpeg().toBuffer(),
}

/** A square bitmap of 24 bits. */
function bmp(pixels: Buffer, side: number): Buffer {
  const header = Buffer.alloc(54)
  header.write('BM')
  header.writeUInt32LE(54, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(side, 18)
  header.writeInt32LE(side, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(24, 28)
  return Buffer.concat([header, pixels])
}

test.each([
  ['JPEG of CMYK', true],
  ['PNG of 16-bit grey', true],
  ['BMP', true],
  ['JPEG', false],
  ['small JPEG of CMYK', false],
] as const)(
  'behavior: large images that JavaScript converts go to a worker: %s',
  async (name, isSent) => {
    const bytes = await files[name]()
    expect(await needsWorker(bytes)).toBe(isSent)
    const { width, data } = await decodeInWorker('image', bytes, 'inputs')
    const here = await decodeImage(bytes, 'inputs')
    expect(width).toBe(here.width)
    expect(Buffer.compare(data, here.data)).toBe(0)
  },
)

test('error: a broken image of a worker names its place', async () => {
  const whole = await files.BMP()
  const broken = whole.subarray(0, whole.length / 2)
  expect(await needsWorker(broken)).toBe(true)
  const failure = decodeInWorker('image', broken, 'inputs[2].image')
  await expect(failure).rejects.toBeInstanceOf(MediaError)
  await expect(failure).rejects.toHaveProperty('path', 'inputs[2].image')
})
