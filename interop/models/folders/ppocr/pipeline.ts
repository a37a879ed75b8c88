/**
 * Reads the lines of a picture with the three models of PP-OCR: one finds lines, one tells which of them are
 * upside down, one reads them. Lines are expected to lie straight.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { definePipeline, type DecodedImage } from '@taskmesh/inference-runner/pipeline'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** A rectangle of pixels, its right and lower edge not included. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Values of three channels, one after the other, from -1 to 1. */
interface Planes {
  width: number
  height: number
  data: Float32Array
}

const MULTIPLE = 32
const LONGEST = 960
const TEXT = 0.3
const LINE = 0.6
/** How much larger a line is than what the first model marks of it: area × ratio ÷ perimeter. */
const UNCLIP = 1.6
const LINE_HEIGHT = 48
const CLS_WIDTH = 192
const UPSIDE_DOWN = 0.9
const MEAN = [0.485, 0.456, 0.406]
const DEVIATION = [0.229, 0.224, 0.225]

/** Cuts a part of a picture out and resizes it, bilinear. */
function resized(image: DecodedImage, box: Box, width: number, height: number): Planes {
  const data = new Float32Array(3 * width * height)
  const scaleX = (box.right - box.left) / width
  const scaleY = (box.bottom - box.top) / height
  const pixel = (x: number, y: number, channel: number) =>
    image.data[(y * image.width + x) * 3 + channel] ?? 0
  for (let y = 0; y < height; y++) {
    const exactY = Math.min(box.bottom - 1, Math.max(box.top, box.top + (y + 0.5) * scaleY - 0.5))
    const y0 = Math.floor(exactY)
    const y1 = Math.min(box.bottom - 1, y0 + 1)
    for (let x = 0; x < width; x++) {
      const exactX = Math.min(
        box.right - 1,
        Math.max(box.left, box.left + (x + 0.5) * scaleX - 0.5),
      )
      const x0 = Math.floor(exactX)
      const x1 = Math.min(box.right - 1, x0 + 1)
      for (let channel = 0; channel < 3; channel++) {
        const upper =
          pixel(x0, y0, channel) * (x1 - exactX || 1) + pixel(x1, y0, channel) * (exactX - x0)
        const lower =
          pixel(x0, y1, channel) * (x1 - exactX || 1) + pixel(x1, y1, channel) * (exactX - x0)
        const weight = exactY - y0
        data[(channel * height + y) * width + x] = upper * (1 - weight) + lower * weight
      }
    }
  }
  return { width, height, data }
}

const normalized = (
  { width, height, data }: Planes,
  mean: readonly number[],
  deviation: readonly number[],
) =>
  new Tensor(
    'float32',
    data.map((value, at) => {
      const channel = Math.floor(at / (width * height))
      return (value / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1)
    }),
    [1, 3, height, width],
  )

const HALVES = [0.5, 0.5, 0.5]

async function run(session: InferenceSession, input: Tensor): Promise<Tensor> {
  const [inputName = '', outputName = ''] = [session.inputNames[0], session.outputNames[0]]
  const found = (await session.run({ [inputName]: input }))[outputName]
  if (!(found?.data instanceof Float32Array)) throw new TypeError(`${outputName} holds no floats.`)
  return found
}

/** The rectangles around connected pixels that are text, each with its mean score. */
function boxesOf(scores: ArrayLike<number>, width: number, height: number): Box[] {
  const seen = new Uint8Array(width * height)
  const found: Box[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (scores[start] ?? 0) <= TEXT) continue
    const box = { left: width, top: height, right: 0, bottom: 0 }
    const open = [start]
    let [sum, count] = [0, 0]
    seen[start] = 1
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      sum += scores[at] ?? 0
      count += 1
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
      for (const [nextX, nextY] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const next = nextY * width + nextX
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height || seen[next] === 1)
          continue
        if ((scores[next] ?? 0) <= TEXT) continue
        seen[next] = 1
        open.push(next)
      }
    }
    if (sum / count >= LINE && count > 16) found.push(box)
  }
  return found
}

/** Where the lines of a picture are, from top to bottom, in its pixels. */
async function findLines(session: InferenceSession, image: DecodedImage): Promise<Box[]> {
  const ratio = Math.min(1, LONGEST / Math.max(image.width, image.height))
  const side = (size: number) =>
    Math.max(MULTIPLE, Math.round((size * ratio) / MULTIPLE) * MULTIPLE)
  const [width, height] = [side(image.width), side(image.height)]
  const whole = { left: 0, top: 0, right: image.width, bottom: image.height }
  const input = normalized(resized(image, whole, width, height), MEAN, DEVIATION)
  const { data } = await run(session, input)
  const boxes = boxesOf(Array.from(data, Number), width, height).map((box) => {
    const [wide, high] = [box.right - box.left, box.bottom - box.top]
    const margin = (wide * high * UNCLIP) / (2 * (wide + high))
    const [x, y] = [image.width / width, image.height / height]
    return {
      left: Math.max(0, Math.floor((box.left - margin) * x)),
      top: Math.max(0, Math.floor((box.top - margin) * y)),
      right: Math.min(image.width, Math.ceil((box.right + margin) * x)),
      bottom: Math.min(image.height, Math.ceil((box.bottom + margin) * y)),
    }
  })
  return boxes.toSorted((a, b) => a.top - b.top)
}

const turned = ({ width, height, data }: Planes): Planes => {
  const size = width * height
  return {
    width,
    height,
    data: data.map((_, at) => data[at - (at % size) + size - 1 - (at % size)] ?? 0),
  }
}

/** A line at its height, and padded to a width at least. */
function lineOf(image: DecodedImage, box: Box, most = Infinity): Planes {
  const ratio = (box.right - box.left) / (box.bottom - box.top)
  return resized(
    image,
    box,
    Math.max(16, Math.min(most, Math.ceil(LINE_HEIGHT * ratio))),
    LINE_HEIGHT,
  )
}

async function isUpsideDown(session: InferenceSession, image: DecodedImage, box: Box) {
  const line = lineOf(image, box, CLS_WIDTH)
  const input = normalized(line, HALVES, HALVES)
  const padded = new Float32Array(3 * LINE_HEIGHT * CLS_WIDTH)
  for (let row = 0; row < 3 * LINE_HEIGHT; row++) {
    const values = Float32Array.from(
      input.data.slice(row * line.width, (row + 1) * line.width),
      Number,
    )
    padded.set(values, row * CLS_WIDTH)
  }
  const { data } = await run(session, new Tensor('float32', padded, [1, 3, LINE_HEIGHT, CLS_WIDTH]))
  return Number(data[1]) > UPSIDE_DOWN
}

/** The most probable character of each step, without repetitions and blanks. */
function textOf({ data, dims }: Tensor, characters: readonly string[]): string {
  const [, steps = 0, classes = 0] = dims
  let text = ''
  let before = 0
  for (let step = 0; step < steps; step++) {
    let best = 0
    for (let one = 1; one < classes; one++) {
      if (Number(data[step * classes + one]) > Number(data[step * classes + best])) best = one
    }
    if (best !== 0 && best !== before) text += characters[best - 1] ?? ''
    before = best
  }
  return text
}

interface Models {
  detection: InferenceSession
  direction: InferenceSession
  recognition: InferenceSession
  characters: readonly string[]
}

async function read(models: Models, image: DecodedImage): Promise<string> {
  const lines: string[] = []
  for (const box of await findLines(models.detection, image)) {
    const line = lineOf(image, box)
    const upright = (await isUpsideDown(models.direction, image, box)) ? turned(line) : line
    const found = await run(models.recognition, normalized(upright, HALVES, HALVES))
    lines.push(textOf(found, models.characters).trim())
  }
  return lines.join('\n')
}

export default definePipeline<'image-to-text', Models>({
  async load(folder) {
    const open = (name: string) =>
      InferenceSession.create(join(folder, name), { intraOpNumThreads: 1, logSeverityLevel: 3 })
    const [detection, direction, recognition, characters] = await Promise.all([
      open('ch_PP-OCRv4_det_infer.onnx'),
      open('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
      open('ch_PP-OCRv4_rec_infer.onnx'),
      readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8'),
    ])
    return {
      detection,
      direction,
      recognition,
      characters: [...characters.replace(/\n$/, '').split(/\r?\n/), ' '],
    }
  },

  async run({ model, inputs }) {
    const outputs = []
    for (const image of inputs) outputs.push({ generated_text: await read(model, image) })
    return { outputs }
  },

  async dispose({ detection, direction, recognition }) {
    await Promise.all([detection.release(), direction.release(), recognition.release()])
  },
})
