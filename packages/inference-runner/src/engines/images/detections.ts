import { softmax } from '../scores.ts'
import type { Size } from './resizePixels.ts'

/** An object as a model finds it: a class by its number, and a box in pixels. */
export interface Detection {
  label: number
  score: number
  box: { xmin: number; ymin: number; xmax: number; ymax: number }
}

/** What a detector computes for one image: for each query numbers for the classes, and a box. */
export interface DetectorOutput {
  /** Queries × classes. */
  logits: Float32Array
  /** Queries × 4: centre x and y, width and height, as shares of the image. */
  boxes: Float32Array
  classes: number
}

/** How the numbers of a detector become scores. */
export type DetectionScores =
  /** One class for each query, the last class being "nothing": DETR, YOLOS. */
  | 'softmax'
  /** Every class on its own; the best pairs of query and class, as many as there are queries: RT-DETR. */
  | 'sigmoid'
  /** As `sigmoid`, the best 100: Deformable and Conditional DETR. */
  | 'sigmoid-100'

/** The corners of a box in whole pixels, as Transformers' pipelines give them. */
export function boxInPixels(boxes: Float32Array, query: number, { width, height }: Size) {
  const [x = 0, y = 0, w = 0, h = 0] = boxes.subarray(4 * query, 4 * query + 4)
  const f = Math.fround
  const pixel = (share: number, size: number) => Math.trunc(f(share * size)) + 0
  return {
    xmin: pixel(f(x - f(0.5 * w)), width),
    ymin: pixel(f(y - f(0.5 * h)), height),
    xmax: pixel(f(x + f(0.5 * w)), width),
    ymax: pixel(f(y + f(0.5 * h)), height),
  }
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** The position of the largest number. */
export function largestAt(numbers: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < numbers.length; at += 1) {
    if ((numbers[at] ?? -Infinity) > (numbers[best] ?? -Infinity)) best = at
  }
  return best
}

function bestOfQueries({ logits, classes }: DetectorOutput) {
  return Array.from({ length: logits.length / classes }, (_, query) => {
    const scores = softmax(Array.from(logits.subarray(query * classes, (query + 1) * classes)))
    const label = largestAt(scores.slice(0, -1))
    return { query, label, score: scores[label] ?? 0 }
  })
}

function bestPairs({ logits, classes }: DetectorOutput, count: number) {
  return Array.from(logits, (logit, at) => ({ at, logit }))
    .toSorted((a, b) => b.logit - a.logit)
    .slice(0, count)
    .map(({ at, logit }) => ({
      query: Math.floor(at / classes),
      label: at % classes,
      score: sigmoid(logit),
    }))
}

/**
 * Finds the objects whose score is above a threshold, as `post_process_object_detection` of Transformers
 * does.
 *
 * @param size - of the image that was sent, in whose pixels the boxes are.
 */
export function findObjects(
  output: DetectorOutput,
  scores: DetectionScores,
  { size, threshold }: { size: Size; threshold: number },
): Detection[] {
  const queries = output.logits.length / output.classes
  const found =
    scores === 'softmax'
      ? bestOfQueries(output)
      : bestPairs(output, scores === 'sigmoid' ? queries : 100)
  return found
    .filter(({ score }) => score > threshold)
    .map(({ query, label, score }) => ({
      label,
      score,
      box: boxInPixels(output.boxes, query, size),
    }))
}

/** Says which threshold held, where the call has none: engines have different defaults. */
export function describeThreshold(given: number | undefined, used: number): string[] {
  return given === undefined
    ? [`threshold was not given: objects with a score of ${used} or less were left out.`]
    : []
}
