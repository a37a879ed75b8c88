import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  InvalidStreamError,
  readEvents,
  writeEvent,
  type ServerSentEvent,
} from '../../src/dialects/stream/index.ts'
import { bytesOf, chunksOf, collect, cut } from './chunks.ts'

const read = (text: string, maxLength?: number) =>
  collect(readEvents(chunksOf([bytesOf(text)]), { maxLength }))

describe('events are read however they are written', () => {
  test.each<[string, string, ServerSentEvent[]]>([
    ['line feeds', 'data: a\n\ndata: b\n\n', [{ data: 'a' }, { data: 'b' }]],
    ['CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n', [{ data: 'a' }, { data: 'b' }]],
    ['CR', 'data: a\r\rdata: b\r\r', [{ data: 'a' }, { data: 'b' }]],
    ['a byte order mark', '\uFEFFdata: a\n\n', [{ data: 'a' }]],
    ['no space behind the colon', 'data:a\n\n', [{ data: 'a' }]],
    ['spaces that belong to the data', 'data:  a \n\n', [{ data: ' a ' }]],
    ['data in several lines', 'data: a\ndata: b\ndata\ndata:\n\n', [{ data: 'a\nb\n\n' }]],
    ['comments', ': OPENROUTER PROCESSING\n\n:\n\ndata: a\n: b\n\n', [{ data: 'a' }]],
    [
      'kinds of events',
      'event: error\ndata: a\n\ndata: b\n\n',
      [{ event: 'error', data: 'a' }, { data: 'b' }],
    ],
    [
      'ids, times and unknown fields',
      'id: 1\nretry: 5\nfoo: bar\nfoo\ndata: a\n\n',
      [{ data: 'a' }],
    ],
    ['kinds without data', 'event: ping\n\ndata: a\n\n', [{ data: 'a' }]],
    ['no empty line at the end', 'data: a\n\ndata: b', [{ data: 'a' }, { data: 'b' }]],
    ['many empty lines', '\n\n\ndata: a\n\n\n\n', [{ data: 'a' }]],
    [
      'lines of JSON without a field',
      '{"a":1}\n{"b":2}\n',
      [{ data: '{"a":1}' }, { data: '{"b":2}' }],
    ],
    ['nothing', '', []],
  ])('%s', async (_name, text, events) => {
    expect(await read(text)).toEqual(events)
  })

  test('bytes that are no UTF-8 become replacement characters', async () => {
    const bytes = Uint8Array.of(...bytesOf('data: '), 0xff, ...bytesOf('\n\n'))
    expect(await collect(readEvents(chunksOf([bytes])))).toEqual([{ data: '\uFFFD' }])
  })

  test('strings and bytes may be mixed', async () => {
    expect(await collect(readEvents(chunksOf(['da', bytesOf('ta: a\n'), '\n'])))).toEqual([
      { data: 'a' },
    ])
  })
})

test('an event is given as soon as its empty line has come', async () => {
  const events = readEvents(
    (async function* () {
      yield 'data: a\r\n\r'
      throw new RangeError('read too far')
    })(),
  )
  expect((await events.next()).value).toEqual({ data: 'a' })
  await expect(events.next()).rejects.toThrow(RangeError)
})

describe('what is too long or broken off', () => {
  test.each([
    ['a line', `data: ${'x'.repeat(100)}`],
    ['a line that never ends', 'x'.repeat(200)],
    ['an event of many lines', 'data: x\n'.repeat(60)],
    ['a comment', `: ${'x'.repeat(100)}\n`],
  ])('%s', async (_name, text) => {
    await expect(read(text, 100)).rejects.toThrow(InvalidStreamError)
  })

  test('a limit counts neither the lines before nor those that follow', async () => {
    expect(await read(`data: ${'x'.repeat(90)}\n\n`.repeat(3), 100)).toHaveLength(3)
  })

  test.each(['<html>\n<p>Bad gateway</p>\n</html>', 'upstream connect error', '\n\nerror: no'])(
    'what is no stream at all: %j',
    async (text) => {
      await expect(read(text)).rejects.toThrow('it holds no events')
    },
  )

  test('JSON that breaks off', async () => {
    await expect(read('data: {"a":1}\n\ndata: {"a":')).rejects.toMatchObject({
      code: 'INVALID_STREAM',
      retryable: true,
    })
  })
})

test('who stops reading stops the source', async () => {
  let isClosed = false
  const source = (async function* () {
    try {
      for (;;) yield 'data: a\n\n'
    } finally {
      isClosed = true
    }
  })()
  for await (const { data: first } of readEvents(source)) {
    expect(first).toBe('a')
    break
  }
  expect(isClosed).toBe(true)
})

const data = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', '\n'))
const kind = fc.stringMatching(/^[a-z]{1,8}$/)
const events = fc.array(
  fc.record({ event: kind, data }, { requiredKeys: ['data'], noNullPrototype: true }),
)

describe('properties', () => {
  test('what was written is read, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.nat()), async (written, places) => {
        const bytes = bytesOf(written.map(writeEvent).join(''))
        expect(await collect(readEvents(chunksOf(cut(bytes, places))))).toEqual(written)
      }),
    )
  })

  test('any bytes are read the same, wherever they are cut, or refused', async () => {
    const piece = fc.constantFrom(
      'data',
      'event',
      ':',
      ' ',
      '\r',
      '\n',
      '\r\n',
      '\n\n',
      'é',
      '😀',
      '{',
      '}',
      '\uFEFF',
      'x',
    )
    const bytes = fc.array(piece).map((pieces) => bytesOf(pieces.join('')))
    const outcome = (chunks: Uint8Array[]) =>
      collect(readEvents(chunksOf(chunks))).catch((error: unknown) => String(error))
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat()), async (all, places) => {
        expect(await outcome(cut(all, places))).toEqual(await outcome([all]))
      }),
    )
  })
})
