import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { BALLS, depthMap, depthsOfTiles, HEIGHT, WIDTH } from '../scripts/showcase/room.ts'
import { mediaModule } from '../scripts/showcase/mediaModule.ts'
import { sphere } from '../scripts/showcase/sphere.ts'
import { readSources } from '../scripts/showcase/sources.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  findMedia,
  isBatch,
  isMediaText,
  mediaPaths,
  parseOutput,
  parseRequest,
  TASK_IDS,
  TASK_SCHEMAS,
  type TaskId,
} from '../src/index.ts'
import { decodeMedia, sniffType } from '../src/media/index.ts'
import { listExamples } from '../src/showcase.ts'

const MEDIA = new URL('../media/', import.meta.url)
const MODULES = new URL('../src/generated/media/', import.meta.url)
const TASKS = new URL('../src/tasks/', import.meta.url)
const MOST_BYTES = 60_000
const MOST_BYTES_OF_ALL = 1_200_000

const hasShowcase = (task: TaskId) => existsSync(new URL(`${task}/showcase.ts`, TASKS))
const SHOWN = TASK_IDS.filter(hasShowcase)
const sources = readSources()

describe('the files', () => {
  test('every file is listed, and every module is of one', () => {
    const files = readdirSync(MEDIA).filter((file) => file !== 'SOURCES.md')
    expect(sources.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
    const modules = sources.map(({ file }) => file.replace(/\.\w+$/, '.ts'))
    expect(readdirSync(MODULES).toSorted()).toEqual(modules.toSorted())
  })

  test.each(sources)('$file is what the table says, and its module holds it', (source) => {
    const bytes = readFileSync(new URL(source.file, MEDIA))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(source.sha256)
    expect(bytes.length).toBeLessThan(MOST_BYTES)
    expect(sniffType(bytes)).not.toBe('application/octet-stream')
    const module = readFileSync(new URL(source.file.replace(/\.\w+$/, '.ts'), MODULES), 'utf8')
    expect(module).toBe(mediaModule(bytes, source.alt))
    for (const fact of Object.values(source)) expect(fact).not.toBe('')
  })

  test('all together are small', () => {
    const sizes = sources.map(({ file }) => readFileSync(new URL(file, MEDIA)).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES_OF_ALL)
  })
})

/** The media of a value, by the schema of its place. */
function mediaOf(schema: (typeof TASK_SCHEMAS)[TaskId]['inputs' | 'output'], value: unknown) {
  return findMedia(value, mediaPaths(schema)).map(({ value: media }) => media)
}

describe.each(SHOWN)('%s', (task) => {
  test('its examples fit its schema, and their media are the files', async () => {
    const examples = await listExamples(task)
    expect(examples.length).toBeGreaterThan(0)
    for (const one of examples) {
      const { title, request, output, alts } = await one.load()
      expect(title).toBe(one.title)
      expect(parseRequest(task, request)).toEqual(request)
      expect(isBatch(task, request.inputs)).toBe(false)
      expect(parseOutput(task, output, request.inputs)).toEqual(output)
      const { inputs, output: outputSchema } = TASK_SCHEMAS[task]
      const media = [...mediaOf(inputs, request.inputs), ...mediaOf(outputSchema, output)]
      expect(media.length).toBe(Object.keys(alts).length)
      expect(media.length).toBeGreaterThan(0)
      for (const value of media) {
        expect(isMediaText(String(value))).toBe(true)
        const digest = createHash('sha256')
          .update(decodeMedia(String(value))?.bytes ?? '')
          .digest('hex')
        const source = sources.find(({ sha256 }) => sha256 === digest)
        expect(Object.values(alts)).toContain(source?.alt)
      }
    }
  })
})

test('a task without media has its plain examples', async () => {
  const examples = await listExamples('translation')
  expect(await Promise.all(examples.map((one) => one.load()))).toEqual(
    TASK_EXAMPLES.translation.map((one) => ({ ...one, alts: {} })),
  )
})

test('boxes lie in their photographs', async () => {
  for (const task of ['object-detection', 'zero-shot-object-detection'] as const)
    for (const one of await listExamples(task)) {
      const { request, output } = await one.load()
      const { bytes } = decodeMedia(String(request.inputs)) ?? {}
      const { width = 0, height = 0 } = await sharp(bytes).metadata()
      for (const { box } of output.flat()) {
        expect(box.xmin).toBeLessThan(box.xmax)
        expect(box.ymin).toBeLessThan(box.ymax)
        expect(box.xmax).toBeLessThanOrEqual(width)
        expect(box.ymax).toBeLessThanOrEqual(height)
      }
    }
})

test('masks are as large as their photograph', async () => {
  for (const one of await listExamples('image-segmentation')) {
    const { request, output } = await one.load()
    const size = async (media: unknown) => {
      const { width, height } = await sharp(decodeMedia(String(media))?.bytes).metadata()
      return [width, height]
    }
    for (const { mask } of output.flat())
      expect(await size(mask)).toEqual(await size(request.inputs))
  }
})

test('what is cut out is opaque, and the rest is not', async () => {
  for (const one of await listExamples('background-removal')) {
    const { output } = await one.load()
    const { bytes } = decodeMedia(String([output].flat()[0]?.image)) ?? {}
    const { channels } = await sharp(bytes).stats()
    expect(channels[3]).toMatchObject({ min: 0, max: 255 })
  }
})

test('depths are those of the room', async () => {
  const [room] = await listExamples('depth-estimation')
  const { depth, predicted_depth: metres } = [(await room?.load())?.output].flat()[0] ?? {}
  expect(metres).toEqual(depthsOfTiles())
  const map = sharp(decodeMedia(String(depth))?.bytes)
  expect(await map.metadata()).toMatchObject({ width: WIDTH, height: HEIGHT, channels: 1 })
  const found = await map.extractChannel(0).raw().toBuffer()
  expect(Buffer.from(depthMap()).equals(found)).toBe(true)
})

test('points and their boxes lie in their photograph, points in their box', async () => {
  for (const one of await listExamples('keypoint-detection')) {
    const { request, output } = await one.load()
    const { width = 0, height = 0 } = await sharp(
      decodeMedia(String(request.inputs))?.bytes,
    ).metadata()
    for (const { box, keypoints } of output.flat()) {
      const { xmin, ymin, xmax, ymax } = box ?? { xmin: 0, ymin: 0, xmax: width, ymax: height }
      expect([xmax <= width, ymax <= height]).toEqual([true, true])
      for (const { x, y } of keypoints)
        expect([x > xmin, x < xmax, y > ymin, y < ymax]).not.toContain(false)
    }
  }
})

test('the features of a photograph are the mean colours of its quarters', async () => {
  const [one] = await listExamples('image-feature-extraction')
  const { request, output } = (await one?.load()) ?? {}
  const quarters = [0, 200].flatMap((top) => [0, 300].map((left) => ({ top, left })))
  const means = quarters.map(async (corner) => {
    const photograph = sharp(decodeMedia(String(request?.inputs))?.bytes)
    const bytes = await photograph
      .extract({ ...corner, width: 300, height: 200 })
      .raw()
      .toBuffer()
    const sums = [0, 0, 0]
    bytes.forEach((byte, at) => (sums[at % 3] = (sums[at % 3] ?? 0) + byte))
    return sums.map((sum) => Math.round((1000 * sum) / (300 * 200 * 255)) / 1000)
  })
  expect(output).toEqual(await Promise.all(means))
})

test('the rover drives straight to half a metre before the red ball', async () => {
  const [one] = await listExamples('robotics')
  const [{ centre, radius }] = BALLS
  const poses = [(await one?.load())?.output].flat()[0]?.actions ?? []
  for (const [x = 0, z = 0, heading] of poses)
    expect(heading).toBeCloseTo(Math.atan2(centre[0] - x, centre[2] - z), 2)
  const [x = 0, z = 0] = poses.at(-1) ?? []
  expect(Math.hypot(centre[0] - x, centre[2] - z)).toBeCloseTo(radius + 0.5, 2)
})

test('the faces of a ball are as far from its middle as they should be, and look outward', () => {
  const { points, faces } = sphere(0.45)
  for (const point of points) expect(Math.hypot(...point)).toBeCloseTo(0.45, 9)
  for (const face of faces) {
    const [a, b, c] = face.map((corner) => points[corner] ?? expect.fail())
    if (a === undefined || b === undefined || c === undefined) expect.fail('a face has no corners')
    const [u, v] = [b, c].map(([x, y, z]) => [x - a[0], y - a[1], z - a[2]] as const)
    if (u === undefined || v === undefined) expect.fail()
    const volume =
      a[0] * (u[1] * v[2] - u[2] * v[1]) +
      a[1] * (u[2] * v[0] - u[0] * v[2]) +
      a[2] * (u[0] * v[1] - u[1] * v[0])
    expect(volume).toBeGreaterThan(0)
  }
  expect(faces.length).toBe(512)
})
