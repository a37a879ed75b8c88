import { AutoModelForSeq2SeqLM } from '@huggingface/transformers'
import type { PreTrainedTokenizer } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import type { TaskModel } from '../../../engine/loadedModel.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import {
  loadSeq2Seq,
  prefixed,
  seq2SeqRules,
  taskPrefix,
  writeTexts,
} from '../generation/seq2seq.ts'
import { loadParts } from '../loadParts.ts'
import { indexedTable } from '../tables/indexedTable.ts'
import { TapasModel } from '../tables/TapasModel.ts'
import { unsupported } from '../unsupported.ts'

const TASK = 'table-question-answering'
const TAPAS = 'tapas'

type Input = DecodedInput<typeof TASK>

/** `TapexTokenizer` of transformers writes all in lower case, unless its config says otherwise. */
function isLowered({ config }: PreTrainedTokenizer): boolean {
  const { tokenizer_class, do_lower_case }: Record<string, unknown> = { ...config }
  return do_lower_case === true || (tokenizer_class === 'TapexTokenizer' && do_lower_case !== false)
}

/** Models that write the answer (TAPEX): they read a question and a table as one text. */
async function loadWriter(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<TaskModel<typeof TASK>> {
  const { textModel, memoryBytes } = await loadSeq2Seq(spec, options)
  const encode = prefixed(textModel, taskPrefix(textModel, TASK))
  const isLower = isLowered(textModel.tokenizer)
  const textOf = ({ table, question }: Input) => {
    const text = `${question} ${indexedTable(table)}`
    return isLower ? text.toLowerCase() : text
  }

  return {
    memoryBytes,

    async run({ inputs, parameters, signal }) {
      const { truncation = true, ...rest } = parameters
      const cut = truncation ? 'longest_first' : 'do_not_truncate'
      const writing = { ...rest, truncation: cut } as const
      const call = { task: TASK, parameters: writing, signal, encode } as const
      const { texts, warnings } = await writeTexts(textModel, inputs.map(textOf), call)
      const rules = {
        ...seq2SeqRules(textModel, writing),
        padding: onlyIf(false, 'each question runs alone', 'do_not_pad'),
        sequential: onlyIf(false, 'this model sees no earlier answers', false),
      }
      return {
        outputs: texts.map(([answer = '']) => [{ answer }]),
        warnings: [...describeIneffective(parameters, rules), ...warnings],
      }
    },

    dispose: async () => void (await textModel.model.dispose()),
  }
}

/**
 * Runs table-question-answering with models that select cells and say what to do with them (TAPAS: one graph of
 * `input_ids`, `attention_mask` and `token_type_ids` of seven columns), and with encoder-decoder models that write
 * the answer (TAPEX).
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const isWriter = unsupported(TASK, AutoModelForSeq2SeqLM)
    const { config } = await loadParts(
      spec,
      {},
      {
        refusal: (modelType) => (modelType === TAPAS ? undefined : isWriter(modelType)),
        read: () => Promise.resolve(undefined),
      },
    )
    return config.model_type === TAPAS ? TapasModel.load(spec, options) : loadWriter(spec, options)
  },
})
