import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { linearizeRecords } from '../generation/linearizeTable.ts'
import {
  loadSeq2Seq,
  prefixed,
  seq2SeqRules,
  taskPrefix,
  writeTexts,
} from '../generation/seq2seq.ts'

const TASK = 'tabular-to-text'

/** Runs tabular-to-text with encoder-decoder models that read records, written as one text. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)
    const encode = prefixed(textModel, taskPrefix(textModel, TASK))

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const texts = inputs.map(({ data }) => linearizeRecords(data))
        const call = { task: TASK, parameters, signal, encode } as const
        const answer = await writeTexts(textModel, texts, call)
        const rules = seq2SeqRules(textModel, parameters)
        const warnings = [...describeIneffective(parameters, rules), ...answer.warnings]
        const outputs = answer.texts.map(([generated_text = '']) => ({ generated_text }))
        return { outputs, warnings }
      },

      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
