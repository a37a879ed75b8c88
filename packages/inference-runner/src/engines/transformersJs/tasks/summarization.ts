import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import {
  loadSeq2Seq,
  prefixed,
  seq2SeqRules,
  taskPrefix,
  writeTexts,
} from '../generation/seq2seq.ts'

const TASK = 'summarization'

/** Runs summarization with encoder-decoder models. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)
    const encode = prefixed(textModel, taskPrefix(textModel, TASK))

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const call = { task: TASK, parameters, signal, encode } as const
        const answer = await writeTexts(textModel, inputs, call)
        const rules = seq2SeqRules(textModel, parameters)
        const warnings = [...describeIneffective(parameters, rules), ...answer.warnings]
        return { outputs: answer.texts.map(([summary_text = '']) => ({ summary_text })), warnings }
      },

      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
