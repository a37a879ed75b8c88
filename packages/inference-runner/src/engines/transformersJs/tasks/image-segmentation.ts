import {
  AutoModelForImageSegmentation,
  AutoModelForSemanticSegmentation,
  AutoModelForUniversalSegmentation,
} from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { encodeGrey } from '../../images/encodePng.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { interpolateLinear } from '../../images/interpolate.ts'
import { querySegments, semanticSegments, type Segment } from '../../images/segments.ts'
import { stackImages } from '../../images/stackImages.ts'
import { graphsOf, loadImageModel } from '../loadImageModel.ts'
import { labelsOf } from '../readModelConfig.ts'
import { itemsOf, readTensor, type Numbers } from '../readTensor.ts'

/** The models that look for segments with queries; others say the class of every pixel. */
const BY_QUERIES = ['detr', 'conditional_detr', 'maskformer', 'mask2former']
const GRAPHS = graphsOf([
  'conditional_detr',
  'mask2former',
  'beit',
  'data2vec-vision',
  'dpt',
  'mobilevit',
  'mobilevitv2',
  'mobilenet_v2',
  'upernet',
])
/** Sides that the masks of Mask2Former have before they are read. */
const MASK2FORMER_SIZE = { width: 384, height: 384 }

/** Networks that give one alpha mask are for background-removal. */
const MATTING = ['modnet', 'birefnet', 'isnet', 'ben', 'clipseg']
const ONLY_SEGMENTS = {
  supports: (type: string) =>
    !MATTING.includes(type) && AutoModelForImageSegmentation.supports(type),
  from_pretrained: AutoModelForImageSegmentation.from_pretrained.bind(
    AutoModelForImageSegmentation,
  ),
}

const planesOf = ({ data, dims: [channels = 0, height = 0, width = 0] }: Numbers) => ({
  channels,
  height,
  width,
  data,
})

/**
 * Runs image-segmentation as Transformers' ImageSegmentationPipeline: panoptic segments with
 * DETR, MaskFormer and Mask2Former, semantic segments with models that say the class of every pixel.
 */
export default defineAdapter<'image-segmentation'>({
  async load(spec, options) {
    const { processor, model, config, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'image-segmentation',
      AutoModelForSemanticSegmentation,
      AutoModelForUniversalSegmentation,
      ONLY_SEGMENTS,
      GRAPHS,
    )
    const hasQueries = BY_QUERIES.includes(config.model_type)
    const cannot = hasQueries
      ? 'this model’s segments are found as panoptic ones here'
      : 'this model finds semantic segments only'
    const ofQueries = onlyIf(hasQueries, cannot)
    const rules = {
      subtask: (value: unknown) =>
        (hasQueries ? value === 'panoptic' : value === 'semantic') ? undefined : cannot,
      threshold: ofQueries,
      mask_threshold: ofQueries,
      overlap_mask_area_threshold: ofQueries,
    } satisfies Record<string, typeof always>

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const {
          threshold = 0.9,
          mask_threshold: maskThreshold = 0.5,
          overlap_mask_area_threshold: overlapThreshold = 0.5,
        } = parameters
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output: unknown = await model(stackImages(batch))
          const names = hasQueries ? ['class_queries_logits', 'logits'] : ['logits']
          const logits = itemsOf(readTensor(output, { names, rank: hasQueries ? 3 : 4 }))
          const masks = hasQueries
            ? itemsOf(
                readTensor(output, { names: ['masks_queries_logits', 'pred_masks'], rank: 4 }),
              )
            : []
          const results = []
          for (const [index, { original }] of batch.entries()) {
            const own = logits[index] ?? { data: new Float32Array(), dims: [] }
            let segments: Segment[]
            let classes = own.dims[0] ?? 0
            if (hasQueries) {
              classes = own.dims[1] ?? 0
              const planes = planesOf(masks[index] ?? { data: new Float32Array(), dims: [] })
              const query = {
                logits: own.data,
                classes,
                masks:
                  config.model_type === 'mask2former'
                    ? interpolateLinear(planes, MASK2FORMER_SIZE)
                    : planes,
              }
              const limits = { threshold, maskThreshold, overlapThreshold }
              segments = querySegments(query, limits, original)
            } else {
              segments = semanticSegments(planesOf(own), original)
            }
            const labels = labelsOf(config, classes)
            const found = []
            // One after the other: a mask of a large image is large until it is encoded.
            for (const { label, score, readMask } of segments) {
              found.push({
                label: labels[label] ?? `LABEL_${label}`,
                score: score ?? null,
                mask: await encodeGrey(original, readMask()),
              })
            }
            results.push(found)
          }
          return results
        })
        return { outputs, warnings: describeIneffective(parameters, rules) }
      },

      dispose,
    }
  },
})
