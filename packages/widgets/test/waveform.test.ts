import { listExamples } from '@taskmesh/tasks-data/showcase'
import axe from 'axe-core'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import '../src/lib/theme.css'
import { AudioPlayer } from '../src/lib/media/audio/AudioPlayer.svelte.ts'
import { formatTime } from '../src/lib/media/audio/formatTime.ts'
import { barsOf, readPeaks, type Peaks } from '../src/lib/media/audio/readPeaks.ts'
import { mp3Windows } from '../src/lib/media/audio/mp3.ts'
import { markShapes } from '../src/lib/media/audio/timeMarks.ts'
import { timeTicks } from '../src/lib/media/audio/timeTicks.ts'
import Waveform from '../src/lib/media/Waveform.svelte'
import { wavFile } from './wavFile.ts'

const { signal } = new AbortController()

async function peaksOf(file: Blob, knownS?: number): Promise<Peaks> {
  const peaks = await readPeaks(file, { knownS, signal })
  if (typeof peaks === 'string') throw new Error(peaks)
  return peaks
}

test.for([
  [83.4, 0, '1:23'],
  [3723, 0, '1:02:03'],
  [0.13, 2, '0:00.13'],
  [-5, 1, '0:00.0'],
  [Number.NaN, 0, '–'],
  [Infinity, 0, '–'],
] as const)('formatTime: %d with %d decimals is %s', ([seconds, decimals, text]) => {
  expect(formatTime(seconds, decimals)).toBe(text)
})

describe('timeTicks', () => {
  test('are few, in order and inside, whatever the length', () => {
    const length = fc.double({ min: 0.001, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 30 }), (durationS, most) => {
        const ticks = timeTicks(durationS, most)
        expect(ticks.length).toBeLessThanOrEqual(most + 1)
        expect(ticks.toSorted((one, other) => one - other)).toEqual(ticks)
        expect(Math.max(...ticks)).toBeLessThanOrEqual(durationS + 1e-5)
      }),
    )
  })

  test('of no length are the beginning', () => {
    expect(timeTicks(Number.NaN, 5)).toEqual([0])
    expect(timeTicks(0, 5)).toEqual([0])
  })
})

test('marks never lie outside of the recording, whatever their times', () => {
  const time = fc.oneof(fc.double(), fc.double({ min: -10, max: 20 }))
  fc.assert(
    fc.property(fc.array(fc.record({ startS: time, endS: time })), (marks) => {
      const numbers = markShapes(marks, 6).flatMap(({ path }) => path.match(/-?\d+(\.\d+)?/g) ?? [])
      for (const number of numbers.map(Number)) {
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThanOrEqual(6)
      }
    }),
  )
})

describe('peaks', () => {
  const loudSecondHalf = (second: number) => (second < 1 ? 0 : Math.sin(second * 1000) * 0.5)

  test.for([
    { bits: 8, channels: 1 },
    { bits: 16, channels: 2 },
    { bits: 24, channels: 1 },
    { bits: 32, channels: 2 },
  ] as const)('of WAV with $bits bits and $channels channels are its loudness', async (facts) => {
    const { durationS, values } = await peaksOf(
      wavFile({ seconds: 2, at: loudSecondHalf, ...facts }),
    )
    expect(durationS).toBe(2)
    expect(Math.max(...values.slice(0, 590))).toBeLessThan(0.02)
    expect(Math.max(...values.slice(610))).toBeCloseTo(0.5, 1)
  })

  test('of a compressed recording tell speech from a pause', async () => {
    const [example] = await listExamples('voice-activity-detection')
    const { request } = (await example?.load()) ?? {}
    if (typeof request?.inputs !== 'string') throw new Error('The example has no recording.')
    const { durationS, values } = await peaksOf(await (await fetch(request.inputs)).blob(), 6)
    expect(durationS).toBeGreaterThan(5)
    const [speech, pause] = [0.2, 2.6].map((start) =>
      Math.max(...values.slice((start / durationS) * 1200, ((start + 0.6) / durationS) * 1200)),
    )
    expect(speech).toBeGreaterThan((pause ?? 1) * 3)
  })

  test('of a WAV that was cut off are those of what is there', async () => {
    const { durationS } = await peaksOf(wavFile({ seconds: 2 }).slice(0, 44 + 16_000))
    expect(durationS).toBe(1)
  })

  test('of an hour are read in pieces while the page goes on', async () => {
    const hour = wavFile({ seconds: 3600, rate: 4000, bits: 8, at: (second) => (second % 2) - 1 })
    let turns = 0
    const timer = setInterval(() => (turns += 1))
    const { durationS, values } = await peaksOf(hour)
    clearInterval(timer)
    expect(durationS).toBe(3600)
    expect(values.length).toBe(1200)
    expect(turns).toBeGreaterThan(3)
  })

  test('of a long MP3 are read a minute at a time', async () => {
    const [example] = await listExamples('audio-classification')
    const { request } = (await example?.load()) ?? {}
    if (typeof request?.inputs !== 'string') throw new Error('The example has no recording.')
    const guitar = new Uint8Array(await (await fetch(request.inputs)).arrayBuffer())
    const [piece] = mp3Windows(guitar)?.windows ?? []
    const frames = guitar.slice(piece?.start, piece?.end)
    const silence = new Uint8Array(3000)
    const long = new Blob([...Array.from({ length: 22 }, () => frames), silence])
    const { durationS, values } = await peaksOf(long, 3600)
    expect(durationS).toBeGreaterThan(120)
    expect(durationS).toBeLessThan(140)
    const tenths = Array.from({ length: 10 }, (_, index) =>
      Math.max(...values.slice(index * 120, index * 120 + 120)),
    )
    expect(Math.min(...tenths)).toBeGreaterThan(0.1)
  })

  test('of any bytes have no MP3 frames, or some that lie in order', () => {
    const bytes = fc.array(fc.oneof(fc.constantFrom(0xff, 0xfb, 0x90, 0), fc.nat(255)))
    fc.assert(
      fc.property(bytes, (all) => {
        const { windows = [] } = mp3Windows(Uint8Array.from(all), 0.01) ?? {}
        for (const [index, { start, end }] of windows.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(windows[index + 1]?.start ?? all.length)
        }
      }),
    )
  })

  test('of an MP3 have the length that the browser counts', async () => {
    const [example] = await listExamples('audio-classification')
    const { request } = (await example?.load()) ?? {}
    if (typeof request?.inputs !== 'string') throw new Error('The example has no recording.')
    const file = await (await fetch(request.inputs)).blob()
    const { durationS } = await peaksOf(file, 6)
    const windows = mp3Windows(new Uint8Array(await file.arrayBuffer()), 2)
    expect(windows?.durationS).toBeCloseTo(durationS, 0)
    expect(windows?.windows.length).toBeGreaterThan(2)
  })

  test('of another long compressed recording are not read; that is said', async () => {
    const file = new Blob([new Uint8Array(2000)], { type: 'audio/ogg' })
    expect(await readPeaks(file, { knownS: 3600, signal })).toBe('too-long')
    expect(await readPeaks(file, { knownS: 3, signal })).toBe('unreadable')
  })

  test('of any bytes give a picture or a reason', async () => {
    const head = [...new Uint8Array(await wavFile({ seconds: 0.01 }).arrayBuffer())]
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(fc.nat(43), fc.nat(255)).map(([at, byte]) => Uint8Array.from(head.with(at, byte))),
    )
    const isFine = async (content: Uint8Array<ArrayBuffer>) => {
      const found = await readPeaks(new Blob([content]), { knownS: 1, signal })
      if (typeof found !== 'string')
        expect(found.values.every((peak) => peak >= 0 && peak <= 1)).toBe(true)
    }
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => isFine(Uint8Array.from(content))),
      { numRuns: 60 },
    )
  })

  test('are as many bars as there is room for; silence is flat', () => {
    expect(barsOf(Float32Array.of(0, 0.5, 0.25, 0), 2)).toEqual([1, 0.5])
    expect(barsOf(new Float32Array(5), 10)).toEqual([0, 0, 0, 0, 0])
    expect(barsOf(new Float32Array(0), 10)).toEqual([0])
  })
})

describe('a waveform', () => {
  async function setup(value: Blob | string, marks?: { startS: number; endS: number }[]) {
    const player = new AudioPlayer()
    const screen = await render(Waveform, { value, label: 'The sound', marks, player })
    const slider = screen.getByRole('slider', { name: 'Position in The sound' })
    return { screen, player, slider }
  }

  test('shows how long it is, and where the sound is loud', async () => {
    const { screen, slider } = await setup(wavFile({ seconds: 3 }))
    await expect.element(slider).toHaveAttribute('aria-valuetext', '0:00.0 of 0:03.0')
    await expect.poll(() => screen.container.querySelectorAll('.wave path').length).toBe(2)
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test('is moved by keyboard, never past its ends', async () => {
    const { slider, player } = await setup(wavFile({ seconds: 2 }))
    await expect.poll(() => player.durationS).toBe(2)
    await slider.element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(player.timeS).toBeCloseTo(0.2)
    await userEvent.keyboard('{End}{ArrowRight}')
    expect(player.timeS).toBe(2)
    await userEvent.keyboard('{Home}{ArrowLeft}')
    expect(player.timeS).toBe(0)
  })

  test('is moved by a click', async () => {
    const { slider, player } = await setup(wavFile({ seconds: 2 }))
    await expect.poll(() => player.durationS).toBe(2)
    await slider.click()
    expect(player.timeS).toBeCloseTo(1, 1)
  })

  test('plays, and stops where a part ends', async () => {
    const { screen, player } = await setup(wavFile({ seconds: 5, at: () => 0 }))
    await expect.poll(() => player.durationS).toBe(5)
    player.play(1, 1.2)
    await expect.element(screen.getByRole('button', { name: 'Pause: The sound' })).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Play: The sound' })).toBeVisible()
    expect(player.timeS).toBeGreaterThanOrEqual(1.2)
    expect(player.timeS).toBeLessThan(3)
  })

  test('of what is no sound says so', async () => {
    const { screen } = await setup(new Blob(['no sound'], { type: 'audio/wav' }))
    await expect.element(screen.getByText('This file can’t be played as a sound.')).toBeVisible()
  })

  test('of another recording is another waveform', async () => {
    const { screen, player } = await setup(wavFile({ seconds: 2 }))
    await expect.poll(() => player.durationS).toBe(2)
    player.seek(1)
    await screen.rerender({ value: wavFile({ seconds: 4 }) })
    await expect.poll(() => player.durationS).toBe(4)
    expect(player.timeS).toBe(0)
  })

  test('shows ten thousand marks, in any order and anywhere, with few elements', async () => {
    const marks = Array.from({ length: 10_000 }, (_, index) => ({
      startS: ((index * 7919) % 5000) - 100,
      endS: index % 3 === 0 ? Number.NaN : (index * 31) % 9000,
    }))
    const { screen, player } = await setup(wavFile({ seconds: 3 }), marks)
    await expect.poll(() => player.durationS).toBe(3)
    await vi.waitFor(() => expect(screen.container.querySelector('.marks path')).not.toBeNull())
    expect(screen.container.querySelectorAll('*').length).toBeLessThan(100)
  })
})
