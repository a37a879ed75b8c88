import { AutoImageProcessor, AutoModelForImageClassification } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { labelsOf } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'
import { toRawImage } from '../toRawImage.ts'
import { unsupported } from '../unsupported.ts'

const AT_ONCE = 8
const RULES = { top_k: always, confidence_threshold: always, function_to_apply: always }

/** Runs image-classification with models for image classification. */
export default defineAdapter<'image-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: unsupported('image-classification', AutoModelForImageClassification),
      read: (location, files, session) =>
        Promise.all([
          AutoImageProcessor.from_pretrained(location, files),
          AutoModelForImageClassification.from_pretrained(location, session),
        ]),
    })
    const [processor, model] = parts

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const {
          top_k = 5,
          confidence_threshold = -Infinity,
          function_to_apply = 'softmax',
        } = parameters
        const outputs = await inChunks(inputs, { size: AT_ONCE, signal }, async (chunk) => {
          const { pixel_values } = await processor(chunk.map(toRawImage))
          const rows = readLogits(await model({ pixel_values }))
          return rows.map((logits) =>
            rank(
              labelsOf(config, logits.length),
              toScores(logits, function_to_apply),
              top_k,
            ).filter(({ score }) => score >= confidence_threshold),
          )
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
