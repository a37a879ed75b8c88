import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import { loadSeq2Seq, prefixed, seq2SeqRules, writeTexts } from '../generation/seq2seq.ts'
import { choosePair, languagesOf } from '../languages.ts'

const TASK = 'translation'

/** Runs translation with encoder-decoder models. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)
    const { tokenizer, config } = textModel
    const languages = languagesOf(tokenizer, config)
    const language = onlyIf(languages !== undefined, 'this model translates in one fixed direction')
    const inOneDirection = prefixed(textModel, config.prefix ?? '')

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const requested = { source: parameters.src_lang, target: parameters.tgt_lang }
        const pair = languages === undefined ? undefined : choosePair(languages, requested)
        const answer = await writeTexts(textModel, inputs, {
          task: TASK,
          parameters,
          signal,
          encode: (text, limit) =>
            languages === undefined || pair === undefined
              ? inOneDirection(text, limit)
              : languages.encode(text, pair, limit),
        })
        const rules = seq2SeqRules(textModel, parameters)
        const warnings = [
          ...describeIneffective(parameters, { ...rules, src_lang: language, tgt_lang: language }),
          ...answer.warnings,
        ]
        const outputs = answer.texts.map(([translation_text = '']) => ({ translation_text }))
        return { outputs, warnings }
      },

      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
