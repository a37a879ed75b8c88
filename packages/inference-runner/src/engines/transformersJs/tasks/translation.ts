import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import { loadSeq2Seq, generateAll } from '../generation/seq2seq.ts'
import { generationRules } from '../generation/samplingSettings.ts'
import { choosePair, languagesOf } from '../languages.ts'
import { describeCuts, longestInput } from '../tokenize.ts'

const TASK = 'translation'

/** Runs translation with encoder-decoder models. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)
    const { tokenizer, model, config } = textModel
    const limit = longestInput(tokenizer, config)
    const options = { truncation: true, max_length: Number.isFinite(limit) ? limit : null } as const
    const languages = languagesOf(tokenizer, config, options)
    const language = onlyIf(languages !== undefined, 'this model translates in one fixed direction')

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const requested = { source: parameters.src_lang, target: parameters.tgt_lang }
        const pair = languages === undefined ? undefined : choosePair(languages, requested)
        const answer = await generateAll(textModel, inputs, { signal }, (text) => ({
          task: TASK,
          parameters,
          ...(languages === undefined || pair === undefined
            ? { text: tokenizer([(config.prefix ?? '') + text], options) }
            : languages.encode(text, pair)),
        }))
        const rules = { ...generationRules(parameters), src_lang: language, tgt_lang: language }
        const warnings = [
          ...describeIneffective(parameters, rules),
          ...describeCuts(tokenizer, inputs, limit),
          ...answer.warnings,
        ]
        return { outputs: answer.texts.map((translation_text) => ({ translation_text })), warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
