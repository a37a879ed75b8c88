import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ModelLoadError } from '../src/errors.ts'
import { ImageProcessor } from '../src/engines/images/ImageProcessor.ts'
import { IMAGE_PROCESSORS } from '../src/engines/images/imageProcessors.ts'
import { resizePixels } from '../src/engines/images/resizePixels.ts'
import { decodeImage } from '../src/media/decodeImage.ts'

const image = z.object({ width: z.number(), height: z.number(), sha256: z.nullable(z.string()) })
const method = z.enum(['nearest', 'box', 'bilinear', 'hamming', 'bicubic', 'lanczos'])
const side = z.number()
const reference = z.object({
  pictures: z.record(z.string(), image),
  resizes: z.array(z.tuple([side, side, side, side, method, z.string()])),
  processors: z.object({
    sizes: z.array(z.tuple([side, side])),
    cases: z.array(
      z.object({
        config: z.looseObject({ image_processor_type: z.string() }),
        results: z.array(z.extend(image, { some: z.optional(z.array(z.number())) })),
      }),
    ),
  }),
})

const folder = fileURLToPath(new URL('./pixels/', import.meta.url))
const { pictures, resizes, processors } = z.parse(
  reference,
  JSON.parse(readFileSync(`${folder}reference.json`, 'utf8')),
)

const sha256 = (data: Uint8Array | Float32Array) =>
  createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex')

/** The image that the script made as well. */
function pattern(width: number, height: number) {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const noise = (x * x * 31 + y * 17 + x * y * 7) % 251
      data.set([x * 5, y * 7 + Math.floor(noise / 3), noise], (y * width + x) * 3)
    }
  }
  return { width, height, channels: 3, data }
}

test.each(Object.entries(pictures))('default: %s is decoded as Pillow does', async (name, one) => {
  const { data, ...decoded } = await decodeImage(readFileSync(`${folder}pictures/${name}`), name)
  expect({ ...decoded, sha256: sha256(data) }).toEqual({ ...one, channels: 3 })
})

test('default: images are resized as Pillow does, with each of its methods', () => {
  for (const [width, height, toWidth, toHeight, filter, hash] of resizes) {
    const resized = resizePixels(
      pattern(width, height),
      { width: toWidth, height: toHeight },
      filter,
    )
    expect(sha256(resized.data), `${width} × ${height} → ${toWidth} × ${toHeight}, ${filter}`).toBe(
      hash,
    )
  }
})

describe('ImageProcessor', () => {
  const named = processors.cases.map(
    (one) => [one.config.image_processor_type, JSON.stringify(one.config), one] as const,
  )
  test.each(named)('default: %s as in Python %s', (_name, _config, { config, results }) => {
    const processor = new ImageProcessor('me/model', config)
    expect(processor.warnings).toEqual([])
    for (const [index, expected] of results.entries()) {
      const [width, height] = processors.sizes[index] ?? [0, 0]
      const { data, ...size } = processor.process(pattern(width, height))
      expect(size).toMatchObject({ width: expected.width, height: expected.height })
      if (expected.some === undefined) expect(sha256(data)).toBe(expected.sha256)
      for (const [at, value] of expected.some?.entries() ?? []) {
        expect(data[at * 97]).toBeCloseTo(value, 5)
      }
    }
  })

  test('behavior: former names of a class and its variants are the same', () => {
    const { width, height, data } = pattern(40, 30)
    const results = ['ViTImageProcessor', 'ViTFeatureExtractor', 'ViTImageProcessorFast'].map(
      (image_processor_type) =>
        new ImageProcessor('me/model', { image_processor_type, size: 16 }).process({
          width,
          height,
          channels: 3,
          data,
        }),
    )
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('behavior: a value of null counts as missing', () => {
    const config = { image_processor_type: 'ViTImageProcessor', size: 8, do_resize: null }
    expect(new ImageProcessor('me/model', config).process(pattern(9, 5))).toMatchObject({
      width: 8,
      height: 8,
      original: { width: 9, height: 5 },
    })
  })

  test('behavior: a class that is not known does what its config says, with a warning', () => {
    const config = { image_processor_type: 'NewImageProcessor', size: { height: 4, width: 6 } }
    const processor = new ImageProcessor('me/model', config)
    expect(processor.warnings).toEqual([expect.stringMatching(/"NewImageProcessor" is not known/)])
    expect(processor.process(pattern(9, 5))).toMatchObject({ width: 6, height: 4 })
  })

  test.each([
    [{ size: 'large' }, /size/],
    [{ size: 1e9 }, /size/],
    [{ resample: 9 }, /resample/],
    [{ image_mean: 'grey' }, /image_mean/],
    [{ image_processor_type: 'SamImageProcessor', size: { height: 3, width: 3 } }, /longest_edge/],
    [{ image_processor_type: 'CLIPImageProcessor', crop_size: { shortest_edge: 3 } }, /crop_size/],
    [{ image_processor_type: 'ViTImageProcessor', size: {} }, /size: expected height and width/],
    ['text', /does not fit/],
  ])('error: %j', (config, message) => {
    const make = () => new ImageProcessor('me/model', config)
    expect(make).toThrowError(ModelLoadError)
    expect(make).toThrowError(expect.objectContaining({ details: expect.stringMatching(message) }))
  })

  test('default: every known class is compared with Python', () => {
    const compared = new Set(processors.cases.map(({ config }) => config.image_processor_type))
    const others = Object.keys(IMAGE_PROCESSORS).filter((name) => !compared.has(name))
    // Flava's makes masks at random as well, ViTPose's cuts boxes out, those of chats cut images into pieces:
    // whole models are compared in parity/. The others have no variant for Pillow.
    expect(others).toEqual([
      'DINOv3ViTImageProcessor',
      'FlavaImageProcessor',
      'Idefics3ImageProcessor',
      'LlavaImageProcessor',
      'Qwen2VLImageProcessor',
      'Sam2ImageProcessor',
      'Sam3ImageProcessor',
      'SmolVLMImageProcessor',
      'VitPoseImageProcessor',
    ])
  })
})
