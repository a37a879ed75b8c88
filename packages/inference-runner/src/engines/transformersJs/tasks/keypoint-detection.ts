import { AutoModelForPoseEstimation, Tensor } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { cutSubject } from '../../images/poses/cutSubject.ts'
import { readHeatmaps } from '../../images/poses/readHeatmaps.ts'
import { subjectArea } from '../../images/poses/subjectArea.ts'
import { stackImages } from '../../images/stackImages.ts'
import { inChunks } from '../../inChunks.ts'
import { loadImageModel } from '../loadImageModel.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import { itemsOf, readTensor } from '../readTensor.ts'

const RULES = { threshold: always, boxes: always }
/** Subjects that go through the model together. */
const AT_ONCE = 8

/** The name that a model gives to a kind of point, as COCO writes it: `L_Wrist` is "left_wrist". */
function nameOf(config: ModelConfig, kind: number): { label?: string } {
  const given = config.id2label?.[kind]
  if (given === undefined || /^LABEL_\d+$/.test(given)) return {}
  const coco = given.toLowerCase().replace(/^l_/, 'left_').replace(/^r_/, 'right_')
  return { label: /^([LR]_\w+|Nose)$/.test(given) ? coco : given }
}

/**
 * Runs keypoint-detection with ViTPose: each box is looked at by itself, the whole image without boxes; points
 * are read from heatmaps as `post_process_pose_estimation` of Transformers.
 */
export default defineAdapter<'keypoint-detection'>({
  async load(spec, options) {
    const { processor, model, config, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'keypoint-detection',
      AutoModelForPoseEstimation,
    )
    const { height, width } = processor.settings.size
    if (!height || !width) {
      await dispose()
      throw new ModelLoadError(
        spec.id,
        'preprocessor_config.json does not fit: size: expected height and width.',
      )
    }
    const to = { height, width }
    // ViTPose++ has experts for several data sets; the first is that of COCO.
    const hasExperts = model.sessions['model']?.inputNames.includes('dataset_index') ?? false

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { threshold = -Infinity, boxes } = parameters
        const outputs = []
        for (const image of inputs) {
          const whole = { xmin: 0, ymin: 0, xmax: image.width, ymax: image.height }
          const subjects = (boxes ?? [whole]).map((box) => ({ box, area: subjectArea(box, to) }))
          const found = await inChunks(subjects, { size: AT_ONCE, signal }, async (chunk) => {
            const images = chunk.map(({ area }) => processor.process(cutSubject(image, area, to)))
            const { pixel_values } = stackImages(images)
            const index = new BigInt64Array(chunk.length)
            const output: unknown = await model({
              pixel_values,
              ...(hasExperts ? { dataset_index: new Tensor('int64', index, [chunk.length]) } : {}),
            })
            const heatmaps = itemsOf(readTensor(output, { names: ['heatmaps'], rank: 4 }))
            return chunk.map(({ box, area }, at) => {
              const { data = new Float32Array(), dims = [] } = heatmaps[at] ?? {}
              const [channels = 0, rows = 0, columns = 0] = dims
              const planes = { channels, height: rows, width: columns, data }
              const keypoints = readHeatmaps(planes, area).flatMap((point, kind) =>
                point.score > threshold ? [{ ...nameOf(config, kind), ...point }] : [],
              )
              return boxes === undefined ? { keypoints } : { box, keypoints }
            })
          })
          outputs.push(found)
        }
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose,
    }
  },
})
