import { expect, test } from 'vitest'
import { imageSize } from '../src/lib/media/imageSize.ts'

function draw(type: string, width: number, height: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height)
  return canvas.toDataURL(type)
}

test.each(['image/png', 'image/jpeg'])('the size of %s is read before it is decoded', (type) => {
  expect(imageSize(draw(type, 301, 47))).toEqual({ width: 301, height: 47 })
})

test('bytes have the size that their base64 has', async () => {
  const url = draw('image/jpeg', 5, 900)
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  expect(imageSize(bytes)).toEqual({ width: 5, height: 900 })
})

test.each([
  '',
  'https://example.com/cat.png',
  'data:image/png;base64,',
  'data:image/png;base64,iVBORw0KGgo=',
  'data:image/jpeg;base64,/9j/4AAA/9j/4AAA/9j/4AAA/9j/4AAA/9j/4AAA',
  'data:image/png;base64,****************************************',
  draw('image/webp', 3, 3),
])('what has no size to be read has none: %s', (media) => {
  expect(imageSize(media)).toBeUndefined()
})
