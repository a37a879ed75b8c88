import { monitorEventLoopDelay } from 'node:perf_hooks'
import { MediaError } from '@taskmesh/inference-runner'
import { expect, test } from 'vitest'
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
