import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageFormat, inlineMedia, sniffType } from '../src/media/index.ts'

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}

test('bytes come back from their data: URL', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 50_000 }), async (bytes) => {
      const { inputs } = await inlineMedia({ inputs: bytes })
      const response = await fetch(String(inputs))
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    }),
    { numRuns: 30 },
  )
})

test.each([
  ['image/png', '\x89PNG\r\n'],
  ['image/webp', 'RIFFxxxxWEBPVP8 '],
  ['audio/wav', 'RIFFxxxxWAVEfmt '],
  ['audio/mpeg', 'ID3\x04'],
  ['audio/mpeg', '\xff\xf3\x18'],
  ['audio/mpeg', '\xff\xe3\x88'],
  ['audio/aac', '\xff\xf1\x50'],
  ['audio/aiff', 'FORMxxxxAIFFCOMM'],
  ['audio/amr', '#!AMR\n'],
  ['audio/amr-wb', '#!AMR-WB\n'],
  ['audio/mp4', '\0\0\0\x1cftypM4A '],
  ['video/mp4', '\0\0\0\x20ftypisom'],
  ['video/webm', '\x1aE\xdf\xa3'],
  ['model/gltf-binary', 'glTF\x02'],
  ['application/octet-stream', '\x01\x02\x03'],
])('bytes without a type are sent as %s when they begin like it', async (type, head) => {
  const bytes = bytesOf(head)
  const url = expect.stringContaining(`data:${type};base64,`)
  const inlined = await inlineMedia({ inputs: [bytes, new Blob([bytes])] })
  expect(inlined.inputs).toEqual([url, url])
})

test('media anywhere in a request become data: URLs, in lists, by name and in parameters', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  const url = 'data:image/png;base64,iVBORw=='
  const request = {
    inputs: { images: [png, new Blob([png])], observation: { images: { front: png } } },
    parameters: { mask_image: png, top_k: 2, stop: ['a'] },
  }
  expect(await inlineMedia<object>(request)).toEqual({
    inputs: { images: [url, url], observation: { images: { front: url } } },
    parameters: { mask_image: url, top_k: 2, stop: ['a'] },
  })
})

test.each([
  ['PNG', 'image/png', '\x89PNG\r\n\x1a\n'],
  ['JPEG', 'image/jpeg', '\xff\xd8\xff\xe0'],
  ['GIF', 'image/gif', 'GIF87a'],
  ['GIF', 'image/gif', 'GIF89a'],
  ['WebP', 'image/webp', 'RIFFxxxxWEBPVP8 '],
  ['AVIF', 'image/avif', '\0\0\0\x1cftypavif'],
  ['AVIF', 'image/avif', '\0\0\0\x1cftypavis'],
  ['TIFF', 'image/tiff', 'II*\0'],
  ['TIFF', 'image/tiff', 'MM\0*'],
  ['BMP', 'image/bmp', 'BM\x46\0'],
])('%s is known by its first bytes', (format, type, head) => {
  expect(imageFormat(bytesOf(head))).toBe(format)
  expect(sniffType(bytesOf(head))).toBe(type)
})

test.each([
  ['nothing', ''],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['an SVG that has the name of AVIF in a comment', '<!--ftypavif--><svg/>'],
  ['an SVG that has the name of WebP in a comment', '<!--xxxxWEBP--><svg/>'],
  ['a sound in a RIFF file', 'RIFFxxxxWAVEfmt '],
  ['a video', '\0\0\0\x20ftypisom'],
])('%s is no image', (_what, head) => {
  expect(imageFormat(bytesOf(head))).toBeUndefined()
})

test('whatever the bytes are, bytes and their base64 are of the same type', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(sniffType(btoa(String.fromCharCode(...bytes)))).toBe(sniffType(bytes))
    }),
  )
})
