/** The demonstration models of drawn scenes: the scores on their cards, and the registry's examples. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { demoRunner } from './support/demoRunner.ts'
import { chrf, mean } from './support/metrics.ts'
import { boxOverlap, correlation, meanAveragePrecision } from './support/pictureMetrics.ts'

const runner = demoRunner()
afterAll(() => runner.close())

const readPictures = (folder: string, rows: readonly { image: string }[]) =>
  Promise.all(rows.map(({ image }) => readFile(join(folder, image))))

/** The picture of an example of the registry. */
function pictureOf(task: TaskId, at: number): string {
  const example: { request: { inputs: unknown } } | undefined = TASK_EXAMPLES[task][at]
  return z.parse(z.string(), example?.request.inputs)
}

/** What an output of the runner holds as a file. */
function fileOf(media: unknown): Uint8Array {
  if (!(media instanceof Uint8Array)) throw new Error('A file is expected.')
  return media
}

/** The bytes of one channel of a picture. */
async function channelOf(file: string | Uint8Array, channel: 0 | 3): Promise<Uint8Array> {
  return sharp(file).extractChannel(channel).raw().toBuffer()
}

describe('object-detection', () => {
  test('score: mean average precision', async () => {
    const box = z.object({ xmin: z.int(), ymin: z.int(), xmax: z.int(), ymax: z.int() })
    const row = z.object({
      image: z.string(),
      objects: z.array(z.object({ label: z.string(), box })),
    })
    const { folder, rows, metric, value } = await readCard('object-detection', row)
    const { output } = await runner.run('object-detection', {
      inputs: await readPictures(folder, rows),
      parameters: { threshold: 0.05 },
    })
    const found = meanAveragePrecision(
      output,
      rows.map(({ objects }) => objects),
    )
    expect(metric).toBe('mAP@0.5')
    expect(Math.abs(found - value)).toBeLessThan(0.02)
  })

  test('behavior: finds the car on the street of the example where it is', async () => {
    const inputs = pictureOf('object-detection', 0)
    const { output } = await runner.run('object-detection', { inputs })
    const cars = output.filter(({ label }) => label === 'car')
    expect(cars).toHaveLength(1)
    const drawn = { xmin: 52, ymin: 50, xmax: 110, ymax: 83 }
    expect(cars.map(({ box }) => boxOverlap(box, drawn))[0]).toBeGreaterThan(0.7)
  })

  test('behavior: finds two apples and a banana, and nothing else', async () => {
    const inputs = pictureOf('object-detection', 1)
    const { output } = await runner.run('object-detection', {
      inputs,
      parameters: { threshold: 0.9 },
    })
    expect(output.map(({ label }) => label).toSorted()).toEqual(['apple', 'apple', 'banana'])
  })
})

describe('image-segmentation', () => {
  test('score: mean intersection over union', async () => {
    const row = z.object({ image: z.string(), classes: z.string() })
    const { folder, rows, metric, value } = await readCard('image-segmentation', row)
    const config = z.looseObject({ label2id: z.record(z.string(), z.int()) })
    const { label2id } = z.parse(
      config,
      JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')),
    )
    const inputs = await readPictures(folder, rows)
    const { output } = await runner.run('image-segmentation', { inputs })
    const counts = Object.values(label2id).map(() => ({ both: 0, found: 0, wanted: 0 }))
    for (const [at, segments] of output.entries()) {
      const classes = await channelOf(join(folder, rows[at]?.classes ?? ''), 0)
      for (const label of classes) {
        const count = counts[label]
        if (count !== undefined) count.wanted += 1
      }
      for (const { label, mask } of segments) {
        const number = label2id[label] ?? NaN
        const count = counts[number]
        const pixels = await channelOf(fileOf(mask), 0)
        for (const [pixel, inside] of pixels.entries()) {
          if (count === undefined || inside === 0) continue
          count.found += 1
          if (classes[pixel] === number) count.both += 1
        }
      }
    }
    const shares = counts
      .filter(({ wanted }) => wanted > 0)
      .map(({ both, found, wanted }) => both / (found + wanted - both))
    expect(metric).toBe('mIoU')
    expect(Math.abs(mean(shares) - value)).toBeLessThan(0.01)
  })

  test('behavior: finds sky, road, house and car on the street of the example, the car where it is', async () => {
    const inputs = pictureOf('image-segmentation', 0)
    const parameters = { subtask: 'semantic' } as const
    const { output } = await runner.run('image-segmentation', { inputs, parameters })
    const labels = output.map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['sky', 'road', 'car', 'house']))
    const car = await channelOf(fileOf(output[labels.indexOf('car')]?.mask), 0)
    const at = (x: number, y: number) => car[y * 128 + x]
    expect([at(80, 70), at(60, 70), at(100, 70), at(80, 52)]).toEqual([255, 255, 255, 255])
    expect([at(80, 44), at(44, 70), at(118, 70), at(80, 90)]).toEqual([0, 0, 0, 0])
  })
})

describe('depth-estimation', () => {
  test('score: correlation with the true inverse distance', async () => {
    const row = z.object({ image: z.string(), depth: z.string() })
    const { folder, rows, metric, value } = await readCard('depth-estimation', row)
    const inputs = await readPictures(folder, rows)
    const { output } = await runner.run('depth-estimation', { inputs })
    const scores = output.map(async ({ predicted_depth }, at) => {
      const wanted = await channelOf(join(folder, rows[at]?.depth ?? ''), 0)
      return correlation((predicted_depth ?? []).flat(), [...wanted])
    })
    expect(metric).toBe('correlation')
    expect(Math.abs(mean(await Promise.all(scores)) - value)).toBeLessThan(0.01)
  })

  test('behavior: the car of the example is nearer than the house, which is nearer than the sky', async () => {
    const inputs = pictureOf('depth-estimation', 0)
    const { output } = await runner.run('depth-estimation', { inputs })
    const near = (x: number, y: number) => output.predicted_depth?.[y]?.[x] ?? NaN
    expect(near(80, 70)).toBeGreaterThan(near(16, 50))
    expect(near(16, 50)).toBeGreaterThan(near(100, 10))
  })
})

describe('background-removal', () => {
  test('score: intersection over union of what is kept', async () => {
    const row = z.object({ image: z.string(), mask: z.string() })
    const { folder, rows, metric, value } = await readCard('background-removal', row)
    const inputs = await readPictures(folder, rows)
    const { output } = await runner.run('background-removal', { inputs })
    const shares = output.map(async ({ image }, at) => {
      const wanted = await channelOf(join(folder, rows[at]?.mask ?? ''), 0)
      const kept = await channelOf(fileOf(image), 3)
      const both = kept.filter((alpha, pixel) => alpha > 127 && wanted[pixel] === 255).length
      const either = kept.filter((alpha, pixel) => alpha > 127 || wanted[pixel] === 255).length
      return both / either
    })
    expect(metric).toBe('IoU')
    expect(Math.abs(mean(await Promise.all(shares)) - value)).toBeLessThan(0.01)
  })

  test('behavior: keeps the car of the example and neither the house nor the sky', async () => {
    const inputs = pictureOf('background-removal', 1)
    const { output } = await runner.run('background-removal', { inputs })
    const alpha = await channelOf(fileOf(output.image), 3)
    const at = (x: number, y: number) => alpha[y * 128 + x]
    expect(at(80, 70)).toBeGreaterThan(200)
    expect(at(16, 50)).toBeLessThan(55)
    expect(at(100, 10)).toBeLessThan(55)
  })
})

describe('image-to-text', () => {
  test('score: chrF', async () => {
    const row = z.object({ image: z.string(), caption: z.string() })
    const { folder, rows, metric, value } = await readCard('image-to-text', row)
    const inputs = await readPictures(folder, rows)
    const { output } = await runner.run('image-to-text', { inputs })
    const pairs = rows.map(({ caption }, at) => ({
      expected: caption,
      written: output[at]?.generated_text ?? '',
    }))
    expect(metric).toBe('chrf')
    expect(Math.abs(chrf(pairs) - value)).toBeLessThan(1)
  })

  test('behavior: says what the examples show', async () => {
    const texts = [0, 1].map(async (at) => {
      const inputs = pictureOf('image-to-text', at)
      return (await runner.run('image-to-text', { inputs })).output.generated_text
    })
    await expect(Promise.all(texts)).resolves.toEqual([
      'a red car on a road in front of a house',
      'a sailboat on the sea at sunset',
    ])
  })
})
