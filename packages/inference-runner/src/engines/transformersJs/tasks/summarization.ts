import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { loadSeq2Seq, generateAll } from '../generation/seq2seq.ts'
import { generationRules } from '../generation/samplingSettings.ts'
import { describeCuts, longestInput } from '../tokenize.ts'

const TASK = 'summarization'

/** Runs summarization with encoder-decoder models. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)
    const { tokenizer, model, config } = textModel
    const limit = longestInput(tokenizer, config)
    const options = { truncation: true, max_length: Number.isFinite(limit) ? limit : null } as const
    const prefix = config.task_specific_params?.[TASK]?.prefix ?? config.prefix ?? ''

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const answer = await generateAll(textModel, inputs, { signal }, (text) => ({
          task: TASK,
          parameters,
          text: tokenizer([prefix + text], options),
        }))
        const warnings = [
          ...describeIneffective(parameters, generationRules(parameters)),
          ...describeCuts(tokenizer, inputs, limit),
          ...answer.warnings,
        ]
        return { outputs: answer.texts.map((summary_text) => ({ summary_text })), warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
