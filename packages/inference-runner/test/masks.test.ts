import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { InvalidRequestError } from '@taskmesh/tasks'
import { expect, onTestFinished, test } from 'vitest'
import { interpolateLinear } from '../src/engines/images/interpolate.ts'
import { cropGrid, pointGrid } from '../src/engines/images/masks/cropGrid.ts'
import { cutMask } from '../src/engines/images/masks/cutMask.ts'
import { suppressOverlaps } from '../src/engines/images/masks/suppressOverlaps.ts'
import { largestPlanes } from '../src/engines/images/segments.ts'
import maskGeneration from '../src/engines/transformersJs/tasks/mask-generation.ts'

const { signal } = new AbortController()
const side = fc.integer({ min: 1, max: 12 })
/** Few different numbers, so that some are equal. */
const planes = (channels: fc.Arbitrary<number>) =>
  fc.record({ width: side, height: side, channels }).chain(({ width, height, channels: count }) =>
    fc
      .array(fc.integer({ min: -4, max: 4 }), {
        minLength: width * height * count,
        maxLength: width * height * count,
      })
      .map((numbers) => ({ width, height, channels: count, data: Float32Array.from(numbers) })),
  )

test('default: the largest of several planes is that of the planes stretched one by one', () => {
  fc.assert(
    fc.property(planes(fc.integer({ min: 1, max: 5 })), side, side, (small, width, height) => {
      const { channels, data } = interpolateLinear(small, { width, height })
      const area = width * height
      const expected = Array.from(Array(area).keys(), (pixel) => {
        const values = Array.from(Array(channels).keys(), (plane) => data[plane * area + pixel])
        return values.indexOf(Math.max(...values.map(Number)))
      })
      expect([...largestPlanes(small, { width, height })]).toEqual(expected)
    }),
  )
})

test('default: a mask is where the stretched numbers are above the threshold', () => {
  fc.assert(
    fc.property(
      planes(fc.constant(1)),
      fc.record({ left: fc.nat(3), top: fc.nat(3), width: side, height: side }),
      fc.integer({ min: -3, max: 3 }),
      (small, crop, threshold) => {
        const image = { width: 16, height: 16 }
        const { mask, inner, outer } = cutMask(small, crop, image, { threshold, offset: 1 })
        const { data } = interpolateLinear(small, { width: crop.width, height: crop.height })
        const expected = new Uint8Array(16 * 16)
        for (const [at, value] of data.entries()) {
          const [row, column] = [Math.floor(at / crop.width), at % crop.width]
          const place = (row + crop.top) * 16 + column + crop.left
          expected[place] = value > threshold ? 255 : 0
        }
        expect(mask.toBytes()).toEqual(expected)
        expect(inner).toBe(data.filter((value) => value > threshold + 1).length)
        expect(outer).toBe(data.filter((value) => value > threshold - 1).length)
        const places = [...expected.keys()].filter((place) => expected[place] === 255)
        const columns = places.map((place) => place % 16)
        const rows = places.map((place) => Math.floor(place / 16))
        expect(mask.box()).toEqual(
          places.length === 0
            ? undefined
            : {
                left: Math.min(...columns),
                right: Math.max(...columns),
                top: Math.min(...rows),
                bottom: Math.max(...rows),
              },
        )
      },
    ),
  )
})

test('default: of boxes that overlap the one with the higher score is kept', () => {
  const box = (left: number) => ({ left, top: 0, right: left + 10, bottom: 10 })
  const items = [
    { name: 'second', box: box(1), score: 0.8 },
    { name: 'best', box: box(0), score: 0.9 },
    { name: 'far', box: box(8), score: 0.7 },
  ]
  expect(suppressOverlaps(items, 0.7).map(({ name }) => name)).toEqual(['best', 'far'])
})

test('default: crops and points as Transformers lays them', () => {
  expect(cropGrid({ width: 150, height: 90 }, 1)).toEqual([
    { left: 0, top: 0, width: 150, height: 90 },
    { left: 0, top: 0, width: 90, height: 60 },
    { left: 0, top: 30, width: 90, height: 60 },
    { left: 60, top: 0, width: 90, height: 60 },
    { left: 60, top: 30, width: 90, height: 60 },
  ])
  expect(pointGrid({ width: 8, height: 4 }, 2)).toEqual([
    [2, 1],
    [6, 1],
    [2, 3],
    [6, 3],
  ])
})

test('behavior: an image of one pixel has no empty crops', () => {
  for (const { width, height } of cropGrid({ width: 1, height: 1 }, 3)) {
    expect({ width, height }).toEqual({ width: 1, height: 1 })
  }
})

const image = { width: 8, height: 6, channels: 3, data: new Uint8Array(8 * 6 * 3) } as const

const SAM = fileURLToPath(new URL('../../../parity/models/mask-generation-sam', import.meta.url))
const spec = {
  id: 'sam',
  task: 'mask-generation',
  kind: 'hugging-face',
  location: SAM,
  isLocal: true,
  revision: 'main',
} as const

async function withModel<Result>(
  work: (model: Awaited<ReturnType<typeof maskGeneration.load>>) => Promise<Result>,
): Promise<Result> {
  const model = await maskGeneration.load(spec, {})
  return work(model).finally(() => model.dispose())
}

test('behavior: a parameter without effect is a warning', async () => {
  const parameters = { input_points: [[3, 2]] as [number, number][], points_per_batch: 8 }
  await withModel(async (model) => {
    const { outputs, warnings } = await model.run({ inputs: [image], parameters, signal })
    expect(outputs[0]).toHaveLength(1)
    expect(warnings).toEqual([
      'The parameter "points_per_batch" had no effect: points or boxes say what to look for.',
    ])
    const boxes = { input_boxes: [[0, 0, 4, 4]] as [number, number, number, number][] }
    const answer = await model.run({
      inputs: [image],
      parameters: { ...boxes, points_per_batch: 1024, pred_iou_thresh: 1 },
      signal,
    })
    expect(answer.warnings).toEqual([
      'The parameter "input_boxes" had no effect: this model takes points only.',
    ])
  })
})

test('error: not as many labels as points', async () => {
  const parameters = { input_points: [[3, 2]] as [number, number][], input_labels: [1, 0] }
  await withModel(async (model) => {
    const run = model.run({ inputs: [image], parameters, signal })
    await expect(run).rejects.toBeInstanceOf(InvalidRequestError)
  })
})

test.each(['sam2', 'sam3_tracker', 'edgetam'])(
  'error: %s is refused by name',
  async (model_type) => {
    const location = await mkdtemp(join(tmpdir(), 'taskmesh-masks-'))
    onTestFinished(() => rm(location, { recursive: true }))
    await cp(SAM, location, { recursive: true })
    const config = JSON.parse(await readFile(join(SAM, 'config.json'), 'utf8'))
    await writeFile(join(location, 'config.json'), JSON.stringify({ ...config, model_type }))
    await expect(maskGeneration.load({ ...spec, location }, {})).rejects.toThrow(
      new RegExp(`no mask-generation model of the type "${model_type}" \\(SAM and SlimSAM run`),
    )
  },
)
