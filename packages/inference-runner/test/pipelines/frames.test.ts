import * as fc from 'fast-check'
import { EngineCrashedError } from '@taskmesh/inference-runner'
import { expect, test } from 'vitest'
import { frameReader, writeFrame } from '../../src/engines/customProcess/process/frames.ts'

function readAll(chunks: readonly Uint8Array[]): unknown[] {
  const messages: unknown[] = []
  const read = frameReader((message) => messages.push(message))
  for (const chunk of chunks) read(chunk)
  return messages
}

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('$')), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value

test('default: messages with bytes come back as they were, however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 3 }),
      fc.integer({ min: 1, max: 9 }),
      (messages, size) => {
        const bytes = Buffer.concat(messages.flatMap((message) => writeFrame(message)))
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        )
        expect(readAll(chunks)).toEqual(messages)
      },
    ),
  )
})

test('default: pictures and sounds are named for the other side', () => {
  const picture = { width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) }
  const sound = { samplingRate: 8000, channels: [Float32Array.of(0.5)] }
  const [, header, ...pieces] = writeFrame([picture, sound])
  expect(JSON.parse(new TextDecoder().decode(header))).toEqual({
    message: [
      { $: 'image', width: 1, height: 1, at: 0 },
      { $: 'audio', samplingRate: 8000, at: [1] },
    ],
    sizes: [3, 4],
  })
  expect(pieces).toHaveLength(2)
})

test.each([
  ['a length that is none', [0xff, 0xff, 0xff, 0xff]],
  ['a header that is no JSON', [1, 0, 0, 0, 0x7b]],
  ['a header of another form', [2, 0, 0, 0, 0x7b, 0x7d]],
  [
    'a size that is none',
    [...Buffer.from([30, 0, 0, 0]), ...Buffer.from('{"message":1,"sizes":[1e300]}  ')],
  ],
  [
    'bytes that are missing',
    [...Buffer.from([43, 0, 0, 0]), ...Buffer.from('{"message":{"$":"bytes","at":7},"sizes":[]} ')],
  ],
])('error: %s', (_, bytes) => {
  expect(() => readAll([Uint8Array.from(bytes)])).toThrowError(EngineCrashedError)
})
