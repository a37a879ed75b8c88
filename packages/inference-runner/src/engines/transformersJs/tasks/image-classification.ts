import { AutoModelForImageClassification } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { stackImages } from '../../images/stackImages.ts'
import { rank, toScores, type ScoreFunction } from '../../scores.ts'
import { loadImageModel } from '../loadImageModel.ts'
import { labelsOf, type ModelConfig } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'

const RULES = { top_k: always, confidence_threshold: always, function_to_apply: always }

/** The score function of a classifier, as Transformers' ImageClassificationPipeline chooses it. */
function defaultFunction({ problem_type }: ModelConfig, classes: number): ScoreFunction {
  if (problem_type === 'regression') return 'none'
  return classes === 1 || problem_type === 'multi_label_classification' ? 'sigmoid' : 'softmax'
}

/** Runs image-classification with models for image classification. */
export default defineAdapter<'image-classification'>({
  async load(spec, options) {
    const { processor, model, config, memoryBytes, isBatchable, dispose } = await loadImageModel(
      spec,
      options,
      'image-classification',
      AutoModelForImageClassification,
    )

    return {
      memoryBytes,
      joinsCalls: isBatchable,

      async run({ inputs, parameters, signal }) {
        const { top_k = 5, confidence_threshold = -Infinity, function_to_apply } = parameters
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const rows = readLogits(await model(stackImages(batch)))
          return rows.map((logits) => {
            const apply = function_to_apply ?? defaultFunction(config, logits.length)
            const scores = toScores(logits, apply)
            return rank(labelsOf(config, logits.length), scores, top_k).filter(
              ({ score }) => score >= confidence_threshold,
            )
          })
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose,
    }
  },
})
