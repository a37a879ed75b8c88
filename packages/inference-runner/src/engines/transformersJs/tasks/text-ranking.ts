import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { rankTexts, scoreTexts } from '../texts/rankTexts.ts'
import { SentenceModel } from '../texts/SentenceModel.ts'
import { sentenceTextAbility } from '../texts/textAbility.ts'

const TASK = 'text-ranking'
const RULES = {
  top_k: always,
  return_text: always,
  raw_scores: always,
  truncate: always,
  truncation_direction: always,
}

/** Runs text-ranking with models that score pairs of texts, or else make vectors of texts. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const sentenceModel = await SentenceModel.load(spec, options, TASK)
    const { model } = sentenceModel

    return {
      memoryBytes: model.memoryBytes,
      joinsCalls: true,
      text: sentenceTextAbility(sentenceModel),

      async run({ inputs, parameters, signal }) {
        const {
          top_k,
          return_text,
          raw_scores = false,
          truncate,
          truncation_direction,
        } = parameters
        const how = { isRaw: raw_scores, truncate, truncation_direction, signal }
        const warnings = describeIneffective(parameters, RULES)
        const outputs = []
        for (const one of inputs) {
          const { scores, warnings: cuts } = await scoreTexts(sentenceModel, one, how)
          const count = top_k ?? one.texts.length
          outputs.push(rankTexts(one.texts, scores, { count, withText: return_text === true }))
          warnings.push(...cuts)
        }
        return { outputs, warnings }
      },

      dispose: model.dispose,
    }
  },
})
