import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMedia } from '../src/compiled/nodes/isMedia.ts'
import { toBase64 } from '../src/media/index.ts'
import { isMediaValue } from '../src/schema/mediaValue.ts'

const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => toBase64(Uint8Array.from(bytes)))
const letters = fc.string({
  unit: fc.constantFrom('A', 'b', '9', '+', '/', '-', '_', '=', '\n', '\r\n', '\r', ' ', 'é'),
  maxLength: 40,
})
const header = fc.constantFrom(
  '',
  'data:image/png;base64,',
  'DATA:audio/L16;rate=16000;base64,',
  'data:;base64,',
  'data: image/png; base64,',
  'data:image/png,',
  'data:video/webm;codecs=vp8,opus;base64,',
  `data:image/${'x'.repeat(2000)};base64,`,
  'data:',
)

/** Base64 with something done to it that senders do, or that nobody should. */
const text = fc
  .tuple(header, fc.oneof(base64, letters), fc.nat(30), fc.constantFrom('', '\n', '\r\n', '=', '!'))
  .map(([start, body, place, extra]) => start + body.slice(0, place) + extra + body.slice(place))

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('http://', 'HTTPS://a', 'https://a b', `https://a/${'x'.repeat(2100)}`),
)

test('property: the short check of media says what the fast one says', () => {
  const bytes = fc.uint8Array({ maxLength: 3 }).map((part) => Uint8Array.from(part))
  const blob = bytes.map((part) => new Blob([part]))
  fc.assert(
    fc.property(
      fc.oneof(text, text, text, url, fc.string(), bytes, blob, fc.anything()),
      (value) => {
        expect(isMedia(value)).toBe(isMediaValue(value))
      },
    ),
    { numRuns: 5000 },
  )
})

test('what is no base64 is refused in linear time, however many line ends it has', () => {
  for (const value of [
    '\r'.repeat(5_000_000),
    `${'\r'.repeat(5_000_000)}A`,
    '\n'.repeat(5_000_000),
  ]) {
    expect(isMediaValue(value)).toBe(false)
    expect(isMedia(value)).toBe(false)
  }
})

test('the largest file that there may be passes both, one letter more passes neither', () => {
  const most = 'A'.repeat(Math.floor((20 * 1024 * 1024 * 4) / 3))
  for (const value of [most, `data:image/png;base64,${most}`, most.replace(/.{76}/g, '$&\n')]) {
    expect(isMediaValue(value)).toBe(true)
    expect(isMedia(value)).toBe(true)
  }
  expect(isMediaValue(`${most}AAAA`)).toBe(false)
  expect(isMedia(`${most}AAAA`)).toBe(false)
})
