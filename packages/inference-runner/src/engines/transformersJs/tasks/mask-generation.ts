import { SamModel } from '@huggingface/transformers'
import { createIssue, InvalidRequestError, type TaskParameters } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { encodeGrey } from '../../images/encodePng.ts'
import type { ImageProcessor, ProcessedImage } from '../../images/ImageProcessor.ts'
import { interpolateLinear } from '../../images/interpolate.ts'
import { cropGrid, pointGrid } from '../../images/masks/cropGrid.ts'
import { cutMask, type Crop, type CutMask } from '../../images/masks/cutMask.ts'
import { suppressOverlaps } from '../../images/masks/suppressOverlaps.ts'
import { touchesCrop } from '../../images/masks/touchesCrop.ts'
import type { Planes } from '../../images/Planes.ts'
import { cropPixels } from '../../images/pixelSteps.ts'
import { loadImageModel, type ImageModelClass } from '../loadImageModel.ts'
import { PromptedModel, type Prompt, type ProposedMask } from '../masks/PromptedModel.ts'

const TASK = 'mask-generation'
/** Points along each side of an image in which everything is looked for. */
const POINTS_PER_SIDE = 32
/** Boxes that overlap by more than this are taken for the same object. */
const MOST_OVERLAP = 0.7
/** How far the threshold is moved to see whether a mask is stable. */
const STABILITY_OFFSET = 1

/** The library has classes for the successors as well; nobody has compared with Python what they give here. */
const SAM: ImageModelClass = {
  supports: (modelType) => modelType === 'sam',
  only: 'SAM and SlimSAM run, of the type "sam"; for SAM 2, SAM 3 and EdgeTAM use Python, with a handler.py or pipeline.ts of your own',
  from_pretrained: (location, options) => SamModel.from_pretrained(location, options),
}

type Parameters = TaskParameters<typeof TASK>

/** Where the pixels of an image lie in what the model takes. */
const scalesOf = ({ content, original }: ProcessedImage) => ({
  x: content.width / original.width,
  y: content.height / original.height,
})

/** The numbers for the part of a processed image that is no padding. */
const withoutPadding = (plane: Planes, { content, width, height }: ProcessedImage): Planes =>
  content.width === width && content.height === height
    ? plane
    : interpolateLinear(plane, { width, height }, content)

/** The prompts of a caller: the points, the boxes, or each box with all points. */
function toPrompts(parameters: Parameters, image: ProcessedImage): Prompt[] {
  const { input_points = [], input_labels = input_points.map(() => 1), input_boxes } = parameters
  if (input_labels.length !== input_points.length) {
    throw new InvalidRequestError(TASK, [
      createIssue({
        path: 'parameters.input_labels',
        code: 'invalid_value',
        expected: `as many as input_points: ${input_points.length}`,
        received: `${input_labels.length}`,
      }),
    ])
  }
  const scale = scalesOf(image)
  const points = input_points.map(([x, y], index) => ({
    x: x * scale.x,
    y: y * scale.y,
    isInside: input_labels[index] === 1,
  }))
  if (input_boxes === undefined) return [{ points }]
  return input_boxes.map(([left, top, right, bottom]) => ({
    points,
    box: [left * scale.x, top * scale.y, right * scale.x, bottom * scale.y] as const,
  }))
}

/** What decides which masks are good enough. */
function filterOf({ score, stability }: { score: number; stability: number }) {
  const isSure = (mask: ProposedMask) => score === 0 || mask.score > Math.fround(score)
  const isStable = ({ inner, outer }: CutMask) =>
    stability === 0 || Math.fround(inner / outer) > Math.fround(stability)
  return { isSure, isStable }
}

/**
 * Runs mask-generation with SAM and SlimSAM: everything in an image as
 * Transformers' MaskGenerationPipeline, from a grid of points; or the objects that points and boxes
 * mean, each with the best of the masks that the model proposes for it.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const { processor, model, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      TASK,
      SAM,
    )
    const prompted = new PromptedModel(spec.id, model)
    const { takesBoxes } = prompted

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const isAsked =
          parameters.input_points !== undefined ||
          (takesBoxes && parameters.input_boxes !== undefined)
        const given = takesBoxes ? parameters : { ...parameters, input_boxes: undefined }
        const outputs = []
        for (const image of inputs) {
          const call = { processor, prompted, image, signal }
          const found = isAsked ? await findAsked(call, given) : await findAll(call, given)
          const masks = []
          // One after the other: a mask of a large image is large until it is encoded.
          for (const { mask, score } of found) {
            masks.push({ mask: await encodeGrey(image, mask.toBytes()), score })
          }
          outputs.push(masks)
        }
        const forAll = onlyIf(!isAsked, 'points or boxes say what to look for')
        const warnings = describeIneffective(parameters, {
          input_points: always,
          input_labels: onlyIf(parameters.input_points !== undefined, 'there are no input_points'),
          input_boxes: onlyIf(takesBoxes, 'this model takes points only'),
          pred_iou_thresh: always,
          stability_score_thresh: always,
          mask_threshold: always,
          points_per_batch: forAll,
          crops_n_layers: forAll,
        } satisfies Record<keyof Parameters, typeof always>)
        return { outputs, warnings }
      },

      dispose,
    }
  },
})

interface Call {
  processor: ImageProcessor
  prompted: PromptedModel
  image: DecodedImage
  signal: AbortSignal
}

/** The best mask for each prompt of a caller. */
async function findAsked({ processor, prompted, image }: Call, parameters: Parameters) {
  const { mask_threshold: threshold = 0 } = parameters
  const { isSure, isStable } = filterOf({
    score: parameters.pred_iou_thresh ?? 0,
    stability: parameters.stability_score_thresh ?? 0,
  })
  const whole: Crop = { left: 0, top: 0, width: image.width, height: image.height }
  const processed = processor.process(image)
  const prompts = toPrompts(parameters, processed)
  const embeddings = await prompted.look(processed)
  const proposed = await prompted.answer(embeddings, prompts)
  return proposed.flatMap((masks) => {
    const [best] = masks.toSorted((a, b) => b.score - a.score)
    if (best === undefined || !isSure(best)) return []
    const limits = { threshold, offset: STABILITY_OFFSET }
    const cut = cutMask(withoutPadding(best.plane, processed), whole, image, limits)
    return isStable(cut) ? [{ mask: cut.mask, score: best.score }] : []
  })
}

/** Every object in an image, the surest first. */
async function findAll({ processor, prompted, image, signal }: Call, parameters: Parameters) {
  const {
    pred_iou_thresh: score = 0.88,
    stability_score_thresh: stability = 0.95,
    mask_threshold: threshold = 0,
    points_per_batch: atOnce = 64,
    crops_n_layers: layers = 0,
  } = parameters
  const limits = { threshold, offset: STABILITY_OFFSET }
  const { isSure, isStable } = filterOf({ score, stability })
  const found = []
  for (const crop of cropGrid(image, layers)) {
    signal.throwIfAborted()
    const processed = processor.process(cropPixels(image, crop))
    const embeddings = await prompted.look(processed)
    const scale = scalesOf(processed)
    const points = pointGrid(crop, POINTS_PER_SIDE)
    for (let at = 0; at < points.length; at += atOnce) {
      signal.throwIfAborted()
      const prompts = points
        .slice(at, at + atOnce)
        .map(([x, y]) => ({ points: [{ x: x * scale.x, y: y * scale.y, isInside: true }] }))
      const proposed = await prompted.answer(embeddings, prompts)
      for (const one of proposed.flat().filter(isSure)) {
        const cut = cutMask(withoutPadding(one.plane, processed), crop, image, limits)
        if (!isStable(cut)) continue
        const { left, top } = crop
        const box = cut.mask.box() ?? { left, top, right: left, bottom: top }
        if (!touchesCrop(box, crop, image)) found.push({ mask: cut.mask, score: one.score, box })
      }
    }
  }
  return suppressOverlaps(found, MOST_OVERLAP)
}
