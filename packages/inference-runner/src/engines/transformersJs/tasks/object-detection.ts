import { AutoModelForObjectDetection } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { describeThreshold, findObjects, type DetectionScores } from '../../images/detections.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { stackImages } from '../../images/stackImages.ts'
import { graphsOf, loadImageModel } from '../loadImageModel.ts'
import { labelsOf } from '../readModelConfig.ts'
import { itemsOf, readTensor } from '../readTensor.ts'

const RULES = { threshold: always }

/** The models whose classes are independent of each other, by their `model_type`. */
const SCORES: Readonly<Record<string, DetectionScores>> = {
  rt_detr: 'sigmoid',
  rt_detr_v2: 'sigmoid',
  d_fine: 'sigmoid',
  rf_detr: 'sigmoid',
  conditional_detr: 'sigmoid-100',
  deformable_detr: 'sigmoid-100',
}

/** Runs object-detection with detectors in the manner of DETR. */
export default defineAdapter<'object-detection'>({
  async load(spec, options) {
    const { processor, model, config, memoryBytes, dispose } = await loadImageModel(
      spec,
      options,
      'object-detection',
      AutoModelForObjectDetection,
      graphsOf(['conditional_detr', 'deformable_detr']),
    )
    const kind = SCORES[config.model_type] ?? 'softmax'

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { threshold = 0.5 } = parameters
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output = await model(stackImages(batch))
          const logits = itemsOf(readTensor(output, { names: ['logits'], rank: 3 }))
          const boxes = itemsOf(readTensor(output, { names: ['pred_boxes'], rank: 3 }))
          return batch.map(({ original }, index) => {
            const { data = new Float32Array(), dims = [] } = logits[index] ?? {}
            const classes = dims[1] ?? 0
            const labels = labelsOf(config, classes)
            const detector = {
              logits: data,
              classes,
              boxes: boxes[index]?.data ?? new Float32Array(),
            }
            return findObjects(detector, kind, { size: original, threshold }).map(
              ({ label, score, box }) => ({ label: labels[label] ?? `LABEL_${label}`, score, box }),
            )
          })
        })
        return {
          outputs,
          warnings: [
            ...describeIneffective(parameters, RULES),
            ...describeThreshold(parameters.threshold, threshold),
          ],
        }
      },

      dispose,
    }
  },
})
