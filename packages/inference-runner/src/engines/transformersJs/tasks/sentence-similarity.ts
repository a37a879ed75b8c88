import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { SentenceModel } from '../texts/SentenceModel.ts'
import { sentenceTextAbility } from '../texts/textAbility.ts'
import { similarity } from '../texts/similarity.ts'

const TASK = 'sentence-similarity'

/** Runs sentence-similarity with models that make vectors of texts. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const sentenceModel = await SentenceModel.load(spec, options, TASK)
    const { model, settings } = sentenceModel
    sentenceModel.assertMakesVectors(spec.id)

    return {
      memoryBytes: model.memoryBytes,
      joinsCalls: true,
      text: sentenceTextAbility(sentenceModel),

      async run({ inputs, parameters, signal }) {
        const warnings = describeIneffective(parameters, {})
        const outputs: number[][] = []
        for (const { source_sentence, sentences } of inputs) {
          const embedded = await sentenceModel.embed([source_sentence, ...sentences], {
            prompt: sentenceModel.promptOf(undefined),
            pathOf: (index) =>
              index === 0 ? 'inputs.source_sentence' : `inputs.sentences[${index - 1}]`,
            signal,
          })
          const [[source = []] = [], ...others] = embedded.vectors
          outputs.push(
            others.map(([vector = []]) => similarity(source, vector, settings.similarity)),
          )
          warnings.push(...embedded.warnings)
        }
        return { outputs, warnings }
      },

      dispose: model.dispose,
    }
  },
})
