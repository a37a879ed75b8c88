import { AutoModelForSequenceClassification } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { rank, toScores, type ScoreFunction } from '../../scores.ts'
import { labelsOf, type ModelConfig } from '../readModelConfig.ts'
import { describeCutRows, loadTextModel } from '../texts/loadTextModel.ts'
import { runRows } from '../texts/runRows.ts'
import { textAbility } from '../texts/textAbility.ts'

const RULES = { top_k: always, function_to_apply: always }
const NAMES = { logits: ['logits'] }

/**
 * The score function of a classifier, as Transformers' TextClassificationPipeline chooses it by the
 * kind of the problem and the number of classes.
 */
function defaultFunction({ problem_type }: ModelConfig, classes: number): ScoreFunction {
  if (problem_type === 'regression') return 'none'
  return classes === 1 || problem_type === 'multi_label_classification' ? 'sigmoid' : 'softmax'
}

/** Runs text-classification with models for sequence classification. */
export default defineAdapter<'text-classification'>({
  async load(spec, options) {
    const model = await loadTextModel(
      spec,
      options,
      'text-classification',
      AutoModelForSequenceClassification,
    )
    const { encoder, config, limit, memoryBytes, dispose } = model

    return {
      memoryBytes,
      joinsCalls: true,
      text: textAbility(model),

      async run({ inputs, parameters, signal }) {
        const { top_k = 1, function_to_apply } = parameters
        const rows = inputs.map((input) =>
          typeof input === 'string'
            ? encoder.encode(input, undefined, { limit })
            : encoder.encode(input.text, input.text_pair, { limit }),
        )
        const tokens = rows.map((row) => row.tokens)
        const results = await runRows(model, tokens, { names: NAMES, byToken: false, signal })
        const outputs = results.map(({ logits }) => {
          const numbers = Array.from(logits.data)
          const apply = function_to_apply ?? defaultFunction(config, numbers.length)
          return rank(labelsOf(config, numbers.length), toScores(numbers, apply), top_k)
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCutRows(rows, limit),
        ]
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
