import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { rankTexts, scoreTexts } from '../texts/rankTexts.ts'
import { SentenceModel } from '../texts/SentenceModel.ts'

const TASK = 'text-retrieval'
const RULES = {
  top_k: always,
  threshold: always,
  return_text: always,
  truncate: always,
  truncation_direction: always,
}

/** Runs text-retrieval with models that make vectors of texts. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const sentenceModel = await SentenceModel.load(spec, options, TASK)
    const { model } = sentenceModel
    sentenceModel.assertMakesVectors(spec.id)

    return {
      memoryBytes: model.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 10, threshold = -Infinity, return_text } = parameters
        const { truncate, truncation_direction } = parameters
        const how = { isRaw: true, truncate, truncation_direction, signal }
        const warnings = describeIneffective(parameters, RULES)
        const outputs = []
        for (const one of inputs) {
          const { scores, warnings: cuts } = await scoreTexts(sentenceModel, one, how)
          const ranked = rankTexts(one.texts, scores, {
            count: top_k,
            withText: return_text === true,
          })
          outputs.push(ranked.filter(({ score }) => score >= threshold))
          warnings.push(...cuts)
        }
        return { outputs, warnings }
      },

      dispose: model.dispose,
    }
  },
})
