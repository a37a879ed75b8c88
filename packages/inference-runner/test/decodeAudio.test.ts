import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MediaError } from '../src/errors.ts'
import { decodeAudio } from '../src/media/decodeAudio.ts'
import { encodeAudio, SOUND_TYPES } from '../src/media/encodeAudio.ts'
import { encodeWav } from '../src/media/encodeWav.ts'

const MEDIA = new URL('../../tasks/media/', import.meta.url)
const media = (name: string) => new Uint8Array(readFileSync(new URL(name, MEDIA)))
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)

function tone(length: number, samplingRate = 16_000, channels = 1) {
  return {
    samplingRate,
    channels: Array.from({ length: channels }, (_, channel) =>
      Float32Array.from({ length }, (__, at) => 0.5 * Math.sin(at * 0.03 * (channel + 1))),
    ),
  }
}

function differenceOf(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce(
    (most, sample, at) => Math.max(most, Math.abs(sample - (b?.[at] ?? Infinity))),
    0,
  )
}

/** The largest part of the energy of a sound that another has, at any of the delays. */
function likeness(sound: Float32Array, other: Float32Array, delays: number): number {
  const energy = sound.reduce((sum, sample) => sum + sample * sample, 0)
  let best = 0
  for (let delay = 0; delay < delays; delay += 1) {
    const shared = sound.reduce((sum, sample, at) => sum + sample * (other[at + delay] ?? 0), 0)
    best = Math.max(best, shared / energy)
  }
  return best
}

describe('decodeAudio', () => {
  test.each([
    ['canoe.flac', 16_000, 39_520],
    ['sentences.mp3', 16_000, undefined],
    ['guitar.mp3', 22_050, undefined],
  ])('default: %s', async (name, rate, length) => {
    const { samplingRate, channels } = await decodeAudio(media(name), 'inputs')
    expect(channels).toHaveLength(1)
    expect(channels[0]?.length).toBeGreaterThan(16_000)
    if (length !== undefined) expect(channels[0]).toHaveLength(length)
    expect(samplingRate).toBeGreaterThanOrEqual(Math.min(rate, 16_000))
    expect(channels[0]?.every((sample) => Math.abs(sample) <= 1)).toBe(true)
  })

  test('default: 16 bits are divided by 32,768, whatever the format', async () => {
    const samples = Float32Array.from([-32_768, -1, 0, 1, 100, 32_767], (one) => one / 32_768)
    const sound = { samplingRate: 8000, channels: [samples] }
    for (const type of ['audio/wav', 'audio/flac'] as const) {
      const decoded = await decodeAudio(await encodeAudio(sound, type), 'inputs')
      expect([...(decoded.channels[0] ?? [])]).toEqual([...samples])
    }
  })

  test('default: AMR, whose frames have 20 ms', async () => {
    // RFC 4867, 5.3: the head of a frame of 12.2 kbit/s, and its 31 bytes.
    const frame = [0x3c, ...Array.from({ length: 31 }, (_, at) => (at * 37) % 256)]
    const frames = Array.from({ length: 50 }, () => frame).flat()
    const bytes = Uint8Array.from([...new TextEncoder().encode('#!AMR\n'), ...frames])
    const { samplingRate, channels } = await decodeAudio(bytes, 'inputs')
    expect([samplingRate, channels.length, channels[0]?.length]).toEqual([8000, 1, 8000])
  })

  test('behavior: a size that a program on a pipe left open is no error', async () => {
    const bytes = encodeWav(tone(100))
    new DataView(bytes.buffer).setUint32(40, 0xffffffff, true)
    const { channels } = await decodeAudio(bytes, 'inputs')
    expect(channels[0]).toHaveLength(100)
  })

  test.each([
    ['nothing', new Uint8Array(), /got an empty file/],
    ['a picture', media('coffee-cup.png'), /got a file of the type image\/png/],
    ['a page', new TextEncoder().encode('<!DOCTYPE html><html></html>'), /got a web page/],
    ['a path', new TextEncoder().encode('/etc/passwd'), /got 11 bytes of another kind/],
    ['half a FLAC', media('canoe.flac').subarray(0, 30_000), /got the beginning of one \(FLAC\)/],
    ['half a WAV', encodeWav(tone(1000)).subarray(0, 1000), /got the beginning of one \(WAV\)/],
    ['half a WebM', media('rocket-film.webm').subarray(0, 9000), /the beginning of one \(WebM\)/],
    ['a film without a sound', media('rocket-film.webm'), /\(WebM/],
    [
      'an Ogg of another codec',
      Uint8Array.from([...new TextEncoder().encode('OggS'), ...new Uint8Array(60)]),
      /an Ogg file of another codec/,
    ],
  ])('error: %s', async (_what, bytes, message) => {
    const error = await settle(decodeAudio(bytes, 'inputs[1]'))
    expect(error).toBeInstanceOf(MediaError)
    expect(error).toMatchObject({ path: 'inputs[1]', message: expect.stringMatching(message) })
  })

  test('error: an index of an MP4 that says it has thousands of millions of entries', async () => {
    const box = (type: string, ...body: number[]) => [
      0,
      0,
      0,
      body.length + 8,
      ...new TextEncoder().encode(type),
      ...body,
    ]
    const table = box('stco', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff)
    const index = box(
      'moov',
      ...box('trak', ...box('mdia', ...box('minf', ...box('stbl', ...table)))),
    )
    const bytes = Uint8Array.from([...box('ftyp', ...new TextEncoder().encode('M4A ')), ...index])
    const error = await settle(decodeAudio(bytes, 'inputs'))
    expect(error).toMatchObject({
      message: expect.stringMatching(/an MP4 file with a broken index/),
    })
  })

  test('error: a small file of hours of silence', async () => {
    const silence = { samplingRate: 16_000, channels: [new Float32Array(16_000 * 60)] }
    const flac = await encodeAudio(silence, 'audio/flac')
    const head = flac.indexOf(0xff, 42)
    const frames = Array.from({ length: 70 }, () => flac.subarray(head))
    const bomb = new Uint8Array(Buffer.concat([flac.subarray(0, head), ...frames]))
    // The head does not say how much there is.
    bomb.fill(0, 22, 26)
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await settle(decodeAudio(bomb, 'inputs'))).toMatchObject({
      message: expect.stringMatching(/at most 3600 seconds/),
    })
  })

  test('property: whatever the bytes, there is a sound or a MediaError', async () => {
    const heads = ['RIFFxxxxWAVEfmt ', 'fLaC', 'OggS', 'ID3', '\xff\xf1', '#!AMR\n', 'FORMxxxxAIFF']
    const bytes = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }))
      .map(([head, rest]) => Uint8Array.from([...Buffer.from(head, 'latin1'), ...rest]))
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        const result = await settle(decodeAudio(file, 'inputs'))
        if (result instanceof Error) expect(result).toBeInstanceOf(MediaError)
        else expect(result).toHaveProperty('samplingRate')
      }),
      { numRuns: 60 },
    )
  })
})

describe('encodeAudio', () => {
  test.each(['audio/wav', 'audio/flac'] as const)(
    'default: %s gives the sound back within half a step of 16 bits',
    async (type) => {
      for (const sound of [tone(5000, 22_050), tone(3000, 44_100, 2), tone(700, 17_000)]) {
        const decoded = await decodeAudio(await encodeAudio(sound, type), 'inputs')
        expect(decoded.samplingRate).toBe(sound.samplingRate)
        expect(decoded.channels).toHaveLength(sound.channels.length)
        for (const [index, channel] of sound.channels.entries()) {
          expect(decoded.channels[index]).toHaveLength(channel.length)
          expect(differenceOf(channel, decoded.channels[index])).toBeLessThanOrEqual(0.5 / 32_768)
        }
      }
    },
  )

  test('default: MP3 gives the sound back, later by the delay of the encoder', async () => {
    const sound = tone(16_000, 16_000)
    const { samplingRate, channels } = await decodeAudio(
      await encodeAudio(sound, 'audio/mpeg'),
      'inputs',
    )
    const [original = new Float32Array()] = sound.channels
    expect(samplingRate).toBe(16_000)
    expect(
      likeness(original.subarray(2000, 10_000), (channels[0] ?? original).subarray(2000), 1500),
    ).toBeCloseTo(1, 2)
  })

  test('default: WAV of floating-point numbers gives every sample back', async () => {
    const sound = tone(500)
    const decoded = await decodeAudio(encodeWav(sound, 'float32'), 'inputs')
    expect(decoded).toEqual(sound)
  })

  test('behavior: what is too loud is cut', async () => {
    const loud = { samplingRate: 8000, channels: [Float32Array.from([2, -2, 0.5])] }
    for (const type of SOUND_TYPES.filter((one) => one !== 'audio/mpeg')) {
      const { channels } = await decodeAudio(await encodeAudio(loud, type), 'inputs')
      expect([...(channels[0] ?? [])]).toEqual([32_767 / 32_768, -1, 0.5])
    }
  })
})
