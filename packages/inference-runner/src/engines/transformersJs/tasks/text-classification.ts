import { AutoModelForSequenceClassification, AutoTokenizer } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores, type ScoreFunction } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { labelsOf, type ModelConfig } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'
import { describeCuts, longestInput } from '../tokenize.ts'
import { unsupported } from '../unsupported.ts'

const AT_ONCE = 16
const RULES = { top_k: always, function_to_apply: always }

/** The score function of a classifier, as Transformers chooses it by the number and kind of classes. */
function defaultFunction(config: ModelConfig, classes: number): ScoreFunction {
  const isIndependent = classes === 1 || config.problem_type === 'multi_label_classification'
  return isIndependent ? 'sigmoid' : 'softmax'
}

/** Runs text-classification with models for sequence classification. */
export default defineAdapter<'text-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: unsupported('text-classification', AutoModelForSequenceClassification),
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          AutoModelForSequenceClassification.from_pretrained(location, session),
        ]),
    })
    const [tokenizer, model] = parts
    const limit = longestInput(tokenizer, config)
    const max_length = Number.isFinite(limit) ? limit : null

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 1, function_to_apply } = parameters
        const outputs = await inChunks(inputs, { size: AT_ONCE, signal }, async (chunk) => {
          const encoded = tokenizer(chunk, { padding: true, truncation: true, max_length })
          const rows = readLogits(await model(encoded))
          return rows.map((logits) => {
            const apply = function_to_apply ?? defaultFunction(config, logits.length)
            return rank(labelsOf(config, logits.length), toScores(logits, apply), top_k)
          })
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCuts(tokenizer, inputs, limit),
        ]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
