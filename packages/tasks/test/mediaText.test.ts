import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { decodeHubRequest, encodeHubRequest } from '../src/dialects/hub/index.ts'
import { decodeOgpuData } from '../src/dialects/ogpu/index.ts'
import { isMediaText, MAX_MEDIA_BYTES, parseRequest, readMediaText } from '../src/index.ts'
import { base64Facts, fromBase64, toBase64 } from '../src/media/base64.ts'
import { MAX_LINE_BREAKS } from '../src/schema/mediaTextLimits.ts'
import { nodeCodec, webCodec } from '../src/media/base64Codec.ts'
import { decodeMedia, sniffType } from '../src/media/index.ts'
import { splitMediaText } from '../src/schema/mediaText.ts'

const CODECS = [
  ['Node', nodeCodec(Buffer)],
  ['browsers', webCodec],
] as const

// Its base64 has + and /, and needs padding.
const bytes = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xfb, 0xef, 0xff, 0xfe, 0x3e, 0x3f, 0xbf, 0xff,
])
const base64 = Buffer.from(bytes).toString('base64')
const base64url = Buffer.from(bytes).toString('base64url')

function inLines(text: string, length: number, end: string): string {
  return (text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(end)
}

const FORMS: [name: string, text: string, mimeType?: string][] = [
  ['base64', base64],
  ['base64 without padding', base64.replace(/=+$/, '')],
  ['base64url', base64url],
  ['base64url with padding', `${base64url}==`],
  ['base64 as GNU base64 writes it', `${inLines(base64, 8, '\n')}\n`],
  ['base64 as MIME has it', `${inLines(base64, 8, '\r\n')}\r\n`],
  ['base64 with an empty line before it', `\r\n\n${base64}`],
  ['base64 whose padding is in a line of its own', base64.replace('==', '\n=\n=\n')],
  ['base64url in lines', inLines(base64url, 5, '\n')],
  ['letters of both alphabets', base64.replace('/', '_')],
  ['a data: URL', `data:image/png;base64,${base64}`, 'image/png'],
  ['DATA: in capitals', `DATA:image/png;base64,${base64}`, 'image/png'],
  ['all in capitals', `DATA:IMAGE/PNG;BASE64,${base64}`, 'image/png'],
  ['a media type in mixed case', `data:Image/Png;base64,${base64}`, 'image/png'],
  ['a data: URL with a parameter', `data:image/png;charset=utf-8;base64,${base64}`, 'image/png'],
  [
    'a data: URL with parameters',
    `data:audio/L16;rate=16000;channels=1;base64,${base64}`,
    'audio/l16',
  ],
  [
    'what browsers make of a recording',
    `data:video/webm;codecs=vp8,opus;base64,${base64}`,
    'video/webm',
  ],
  ['a data: URL with spaces', `data: image/png; base64,${base64}`, 'image/png'],
  ['a data: URL without a type', `data:;base64,${base64}`],
  ['a data: URL with a parameter alone', `data:;charset=utf-8;base64,${base64}`],
  ['a data: URL of base64url', `data:image/png;base64,${base64url}`, 'image/png'],
  ['a data: URL in lines', `data:image/png;base64,\n${inLines(base64, 6, '\r\n')}\n`, 'image/png'],
  [
    'a data: URL of a type with unusual letters',
    `data:image/x-a_b!c;base64,${base64}`,
    'image/x-a_b!c',
  ],
]

describe('forms of media as a string', () => {
  test.each(FORMS)('behavior: %s is read', (_name, text, mimeType = undefined) => {
    expect(isMediaText(text)).toBe(true)
    expect(readMediaText(text)).toEqual({ form: 'base64', base64, mimeType })
    expect(decodeMedia(text)).toEqual({ bytes, mimeType })
    expect(sniffType(text)).toBe('image/png')
    expect(parseRequest('image-classification', { inputs: text }).inputs).toBe(text)
    expect(encodeHubRequest('image-classification', { inputs: text })).toEqual({ inputs: base64 })
  })

  test('behavior: a data: URL on the wire is standard', () => {
    const image = `DATA:Image/PNG; charset=utf-8;base64,${inLines(base64url, 4, '\n')}`
    expect(encodeHubRequest('image-text-to-text', { inputs: { image, text: 'What?' } })).toEqual(
      encodeHubRequest('image-text-to-text', {
        inputs: { image: `data:image/png;charset=utf-8;base64,${base64}`, text: 'What?' },
      }),
    )
    expect(splitMediaText(`data:video/webm;codecs=vp8,opus;base64,${base64}`)).toMatchObject({
      parameters: '',
    })
  })

  test.each([
    ['http://a.example/b.png'],
    ['HTTPS://A.example?x=1'],
    ['https://user@[::1]:8080/a#b'],
  ])('behavior: %s is a URL', (url) => {
    expect(readMediaText(url)).toEqual({ form: 'url', url })
    expect(decodeMedia(url)).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['a word', 'picture'],
    ['a sentence', 'a photo of a cat that sleeps'],
    ['base64 of fewer than 16 letters', 'iVBORw0KGgo='],
    ['fewer than 16 letters in lines', 'iVBO\nRw0K\nGgoA\nAA=='],
    ['a space in base64', `${base64.slice(0, 8)} ${base64.slice(8)}`],
    ['a tab in base64', `${base64.slice(0, 8)}\t${base64.slice(8)}`],
    ['a number of letters that no bytes have', 'A'.repeat(17)],
    ['padding where none belongs', `${'A'.repeat(16)}=`],
    ['too little padding', `${'A'.repeat(18)}=`],
    ['too much padding', `${'A'.repeat(18)}===`],
    ['padding in the middle', 'AA==AAAAAAAAAAAAAAAA'],
    ['wrong base64 in a data: URL', 'data:image/png;base64,A=A='],
    ['an empty data: URL', 'data:image/png;base64,'],
    ['line breaks alone in a data: URL', 'data:image/png;base64,\n\n\n\n'],
    ['letters beyond Latin-1 whose low bytes are letters', 'Ł'.repeat(20)],
    ['a letter of Latin-1', `${'A'.repeat(19)}é`],
    ['a surrogate', `${'A'.repeat(18)}\ud800A`],
    ['zero bytes', `${'A'.repeat(19)}\0`],
    ['a data: URL that is not base64', 'data:image/svg+xml,<svg/>'],
    ['a data: URL of a type that is none', `data:image;base64,${base64}`],
    ['a data: URL without a comma', `data:image/png;base64${base64}`],
    ['a data: URL with five parameters', `data:a/b${';a=b'.repeat(5)};base64,${base64}`],
    ['a URL without a host', 'http:///a'],
    ['a URL with a space', 'http://a.example/ b'],
    ['a URL of too many characters', `https://a.example/${'a'.repeat(2048)}`],
    ['another scheme', 'ftp://a.example/b.png'],
    ['too many lines', `${base64}${'\n'.repeat(MAX_LINE_BREAKS + 1)}`],
  ])('error: %s is none', (_name, text) => {
    expect(isMediaText(text)).toBe(false)
    expect(readMediaText(text)).toBeUndefined()
  })

  test('behavior: the size of the file counts, not that of its text', () => {
    const largest = toBase64(new Uint8Array(MAX_MEDIA_BYTES))
    const larger = toBase64(new Uint8Array(MAX_MEDIA_BYTES + 1))
    for (const text of [largest, inLines(largest, 76, '\r\n'), inLines(largest, 64, '\r\n')])
      expect(isMediaText(text)).toBe(true)
    expect(isMediaText(larger)).toBe(false)
    expect(decodeMedia(larger)).toBeUndefined()
  })
})

/** What is base64, one character after the other. */
function bytesByHand(text: string): number[] | undefined {
  if (!/^[A-Za-z0-9+/_=\r\n-]*$/.test(text) || /\r(?!\r*\n)/.test(text)) return undefined
  const parts = /^([A-Za-z0-9+/_-]+)(={0,2})$/.exec(text.replace(/[\r\n]/g, ''))
  const [, letters = '', padding = ''] = parts ?? []
  if (letters === '' || letters.length % 4 === 1) return undefined
  if (padding !== '' && (letters.length + padding.length) % 4 !== 0) return undefined
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const bits = [...letters]
    .map((letter) => alphabet.indexOf(letter.replace('-', '+').replace('_', '/')))
    .map((value) => value.toString(2).padStart(6, '0'))
    .join('')
  return (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
}

describe.each(CODECS)('base64 by the codec of %s', (_name, codec) => {
  const letter = fc.constantFrom(...'AZaz09+/-_'.split(''))
  const noise = fc.constantFrom('\n', '\r\n', '\r', '=', '==', ' ', '\t', '!', 'é', 'Ł', '\0', '')
  const mostlyLetters = fc
    .array(fc.oneof({ weight: 12, arbitrary: letter }, noise), { maxLength: 60 })
    .map((all) => all.join(''))

  test('property: what is read is what the letters say', () => {
    fc.assert(
      fc.property(fc.oneof(mostlyLetters, fc.string({ unit: 'binary' })), (text) => {
        const expected = bytesByHand(text)
        expect(base64Facts(text, codec)?.size).toBe(expected?.length)
        const read = fromBase64(text, codec)
        expect(read && [...read]).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
  })

  test('property: bytes come back from every form', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r\r\n')
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 20_000 }),
        fc.integer({ min: 1, max: 100 }),
        end,
        (data, width, breaks) => {
          const standard = codec.encode(data)
          expect(standard).toBe(Buffer.from(data).toString('base64'))
          const url = standard.replaceAll('+', '-').replaceAll('/', '_')
          for (const text of [standard, url, url.replace(/=+$/, '')])
            for (const form of [text, inLines(text, width, breaks)])
              expect(fromBase64(form, codec)).toEqual(data)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('bytes that were read have their memory for themselves', () => {
  const read = fromBase64('iVBORw==')
  expect(read?.buffer.byteLength).toBe(4)
})

test('a long string is looked at once, however many doors it passes', () => {
  const text = `data:image/png;base64,${toBase64(new Uint8Array(2_000_000).fill(42))}`
  const decode = vi.spyOn(globalThis, 'atob')
  try {
    const { inputs } = decodeHubRequest('image-classification', { inputs: text })
    decodeOgpuData('image-classification', { input: inputs })
    parseRequest('image-classification', { inputs })
    readMediaText(String(inputs))
    const letters = decode.mock.calls.reduce((sum, [chunk]) => sum + chunk.length, 0)
    expect(letters).toBe(text.length - 'data:image/png;base64,'.length)
  } finally {
    decode.mockRestore()
  }
})
