import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError } from '../../../errors.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { writeAnswer } from '../generation/seq2seq.ts'
import { loadVisionText } from '../generation/visionText.ts'

const TASK = 'document-question-answering'
const ANSWER = /<s_answer>([\s\S]*?)(?:<\/s_answer>|$)/
const TAG = /<[^>]*>/g

const writes = (neutral?: unknown) =>
  onlyIf(false, 'this model writes one answer, without words to choose from', neutral)

const RULES = {
  top_k: writes(1),
  max_answer_len: writes(),
  max_question_len: writes(),
  max_seq_len: writes(),
  doc_stride: writes(),
  handle_impossible_answer: writes(false),
  lang: writes(),
  word_boxes: writes(),
}

/**
 * Runs document-question-answering with models in the way of Donut, which read the picture of a page and write
 * `<s_answer>…</s_answer>` after `<s_docvqa><s_question>…</s_question><s_answer>`.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const { textModel, memoryBytes, read } = await loadVisionText(spec, options)
    const { tokenizer, model } = textModel
    const begin: number | undefined = tokenizer.convert_tokens_to_ids('<s_docvqa>')
    if (begin === undefined || begin === tokenizer.unk_token_id) {
      await model.dispose()
      throw new ModelLoadError(
        spec.id,
        'Its tokenizer has no token <s_docvqa>, which the questions of Donut begin with.',
      )
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const found = new Set<string>()
        const outputs = await inChunks(inputs, { size: 1, signal }, async (chunk) => {
          const [input] = chunk
          if (input === undefined) return []
          const prompt = `<s_docvqa><s_question>${input.question}</s_question><s_answer>`
          const start = tokenizer.encode(prompt, { add_special_tokens: false })
          const seen = await read(input.image)
          const call = { task: TASK, parameters: {}, signal, inputs: seen, start } as const
          const { rows, warnings } = await writeAnswer(textModel, call)
          for (const warning of warnings) found.add(warning)
          const text = tokenizer.decode(rows[0]?.ids ?? start, { skip_special_tokens: false })
          const [, answer = ''] = ANSWER.exec(text) ?? []
          return [[{ answer: answer.replaceAll(TAG, '').trim() }]]
        })
        return { outputs, warnings: [...describeIneffective(parameters, RULES), ...found] }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
