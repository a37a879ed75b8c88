import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRunner, MediaError } from '@taskmesh/inference-runner'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeImage } from '../src/media/decodeImage.ts'
import { inSlices } from '../src/media/inSlices.ts'
import { prepareInputs } from '../src/media/prepareInputs.ts'
import { bombPng, plainPng } from './support/images.ts'
import { enginePid } from './support/process.ts'

const first = ({ data }: { data: Uint8Array }) => [...data.subarray(0, 3)]
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)

describe('decodeImage', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'default: %s',
    async (format) => {
      const bytes = await sharp(await plainPng(20, 10, 'red'))
        .toFormat(format)
        .toBuffer()
      const image = await decodeImage(bytes, 'inputs')
      expect(image).toMatchObject({ width: 20, height: 10, channels: 3 })
      expect(image.data).toHaveLength(600)
      const [red = 0, green = 0, blue = 0] = first(image)
      expect(red).toBeGreaterThan(240)
      expect(Math.max(green, blue)).toBeLessThan(15)
    },
  )

  test('behavior: transparency is dropped, grey becomes three channels, 16 bits become 8', async () => {
    const clear = { r: 10, g: 20, b: 30, alpha: 0 }
    const transparent = sharp({ create: { width: 2, height: 2, channels: 4, background: clear } })
    expect(first(await decodeImage(await transparent.png().toBuffer(), ''))).toEqual([10, 20, 30])
    const grey = sharp(await plainPng(2, 2, 'white'))
      .toColourspace('b-w')
      .png()
    expect(await decodeImage(await grey.toBuffer(), '')).toMatchObject({
      channels: 3,
      data: new Uint8Array(12).fill(255),
    })
    const deep = sharp(await plainPng(2, 2, 'red'))
      .toColourspace('rgb16')
      .png()
    expect(first(await decodeImage(await deep.toBuffer(), ''))).toEqual([255, 0, 0])
    const print = sharp(await plainPng(2, 2, 'white'))
      .toColourspace('cmyk')
      .jpeg()
    expect((await decodeImage(await print.toBuffer(), '')).data).toHaveLength(12)
  })

  test('behavior: the EXIF orientation is applied', async () => {
    const turned = sharp(await plainPng(20, 10, 'red'))
      .withMetadata({ orientation: 6 })
      .jpeg()
    expect(await decodeImage(await turned.toBuffer(), '')).toMatchObject({ width: 10, height: 20 })
  })

  test('behavior: an animation gives its first frame', async () => {
    const frames = await Promise.all([plainPng(4, 4, 'red'), plainPng(4, 4, 'blue')])
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const image = await decodeImage(gif, '')
    expect(image).toMatchObject({ width: 4, height: 4 })
    expect(first(image)).toEqual([255, 0, 0])
  })

  test('behavior: an image keeps its size', async () => {
    expect(await decodeImage(await plainPng(4000, 100, 'red'), '')).toMatchObject({
      width: 4000,
      height: 100,
    })
  })

  test('behavior: between slices of pixels the event loop has its turn', async () => {
    const slices: [number, number][] = []
    let turns = 0
    const work = inSlices(10, 200_000, (from, to) => slices.push([from, to]))
    const count = () => {
      turns += 1
      if (slices.length < 5) setImmediate(count)
    }
    setImmediate(count)
    await work
    expect(slices).toEqual([0, 2, 4, 6, 8].map((from) => [from, from + 2]))
    expect(turns).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', /got SVG/],
    ['XML', '<?xml version="1.0"?><svg/>', /got SVG or other XML/],
    ['a web page', '<!DOCTYPE html><html></html>', /got a web page/],
    ['a PDF', '%PDF-1.7', /got 8 bytes of another kind/],
    ['a BMP without pixels', 'BM......', /got a BMP that ends in its header/],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', /got HEIC, .*converted.*JPEG/],
    ['nothing', '', /got 0 bytes/],
  ])('error: %s is refused before it reaches the decoder', async (_name, content, message) => {
    const failure = await settle(decodeImage(Buffer.from(content), 'inputs.image'))
    expect(failure).toBeInstanceOf(MediaError)
    expect(failure).toHaveProperty('path', 'inputs.image')
    expect(failure).toHaveProperty('message', expect.stringMatching(message))
  })

  test('error: a truncated image', async () => {
    const png = await plainPng(300, 300, 'red')
    const jpeg = await sharp(png).jpeg().toBuffer()
    const bmp = await readFile(new URL('./pixels/pictures/rgb.bmp', import.meta.url))
    for (const bytes of [png, jpeg, bmp]) {
      const failure = await settle(decodeImage(bytes.subarray(0, bytes.length / 2), 'inputs'))
      expect(failure).toMatchObject({ message: expect.stringMatching(/expected a whole image/) })
    }
  })

  test('error: an image whose header says that it is huge', async () => {
    const bmp = Buffer.alloc(80)
    bmp.write('BM')
    bmp.writeUInt32LE(54, 10)
    bmp.writeUInt32LE(40, 14)
    bmp.writeInt32LE(40_000, 18)
    bmp.writeInt32LE(40_000, 22)
    bmp.writeUInt16LE(24, 28)
    const gif = await sharp(await plainPng(2, 2, 'red'))
      .gif()
      .toBuffer()
    gif.writeUInt16LE(40_000, 6)
    gif.writeUInt16LE(40_000, 8)
    const jpeg = await sharp(await plainPng(8, 8, 'red'))
      .jpeg()
      .toBuffer()
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.writeUInt16BE(40_000, frame + 5)
    jpeg.writeUInt16BE(40_000, frame + 7)
    for (const bytes of [await bombPng(60_000), bmp, gif, jpeg]) {
      const failure = await settle(decodeImage(bytes, 'inputs'))
      expect(failure).toBeInstanceOf(MediaError)
      expect(failure).toMatchObject({ message: expect.stringMatching(/at most 50000000 pixels/) })
    }
  })
})

describe('prepareInputs', () => {
  let server: Server
  let host: string
  beforeAll(async () => {
    const png = await plainPng(8, 8, 'red')
    server = createServer((request, response) => {
      if (request.url === '/red.png') response.end(png)
      else if (request.url === '/large') response.end(Buffer.alloc(21 * 1024 * 1024))
      else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const address = server.address()
    host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterAll(() => server.close())

  const prepare = async (input: unknown, allowHosts: string[] = []) =>
    (await prepareInputs('image-classification', [input], { isBatch: false, allowHosts })).inputs

  test('default: every form of an image becomes the same pixels', async () => {
    const png = await plainPng(8, 8, 'red')
    const base64 = png.toString('base64')
    const forms = [
      png,
      new Blob([new Uint8Array(png)]),
      base64,
      `data:image/png;base64,${base64}`,
      `http://${host}/red.png`,
    ]
    const images = await Promise.all(forms.map((form) => prepare(form, [host])))
    for (const image of images) expect(image).toEqual(images[0])
    expect(images[0]).toEqual([expect.objectContaining({ width: 8, height: 8, channels: 3 })])
  })

  test('error: a host that is not public and not allowed by name', async () => {
    const failure = await settle(prepare(`http://${host}/red.png`))
    expect(failure).toBeInstanceOf(MediaError)
    expect(failure).toMatchObject({
      path: 'inputs',
      message: expect.stringMatching(/allowHosts/),
    })
  })

  test('error: what is not there, or too large', async () => {
    expect(await settle(prepare(`http://${host}/none`, [host]))).toMatchObject({
      message: expect.stringMatching(/404/),
    })
    expect(await settle(prepare(`http://${host}/large`, [host]))).toMatchObject({
      message: expect.stringMatching(/larger/),
    })
  })

  test('error: the path names the image of a batch', async () => {
    const inputs = [
      { image: await plainPng(2, 2, 'red'), question: 'What?' },
      { image: Buffer.from('no image'), question: 'What?' },
    ]
    const failure = await settle(
      prepareInputs('visual-question-answering', inputs, { isBatch: true }),
    )
    expect(failure).toMatchObject({ path: 'inputs[1].image' })
  })

  test('behavior: pictures in lists and by name are found, whatever lies beside them', async () => {
    const png = await plainPng(2, 2, 'red')
    const pixels = expect.objectContaining({ width: 2, height: 2 })
    const listed = { image: png, images: [png, png], text: 'What?' }
    expect(await prepareInputs('image-text-to-text', [listed], { isBatch: false })).toEqual({
      inputs: [{ image: pixels, images: [pixels, pixels], text: 'What?' }],
      media: [pixels, pixels, pixels],
    })
    const named = { observation: { state: [0], images: { front: png } } }
    expect(await prepareInputs('robotics', [named], { isBatch: false })).toEqual({
      inputs: [{ observation: { state: [0], images: { front: pixels } } }],
      media: [pixels],
    })
  })

  test('behavior: prepare finds the fault before any model is loaded', async () => {
    const runner = createRunner({
      models: [{ task: 'image-classification', id: 'a/b', path: '/nowhere' }],
    })
    const inputs = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    await expect(runner.prepare('image-classification', { inputs })).rejects.toThrowError(
      MediaError,
    )
    await runner.prepare('image-classification', { inputs: await plainPng(2, 2, 'red') })
    expect(enginePid(runner)).toBeUndefined()
    await runner.close()
  })
})
