import type { PreTrainedTokenizer } from '@huggingface/transformers'
import type { PieceTokenizer } from '../TokenPieces.ts'
import { textReader } from '../textReader.ts'

/** Marks that say what a part of an answer is, which some models have as special tokens. */
const MARKS = [
  '<think>',
  '</think>',
  '<tool_call>',
  '</tool_call>',
  '[TOOL_CALLS]',
  '[ARGS]',
  '[CALL_ID]',
  '<|python_tag|>',
]

/** Makes texts of tokens, with the marks of thoughts and tools, which reading leaves out as special tokens. */
export function markedReader(tokenizer: PreTrainedTokenizer): PieceTokenizer {
  const reader = textReader(tokenizer, undefined)
  const special = new Set(reader.all_special_ids)
  const marks = new Map(
    MARKS.flatMap((mark) => {
      const id: number | undefined = tokenizer.convert_tokens_to_ids(mark)
      return id !== undefined && special.has(id) ? [[id, mark] as const] : []
    }),
  )
  if (marks.size === 0) return reader
  return {
    all_special_ids: reader.all_special_ids,
    decode(ids, options) {
      let text = ''
      let start = 0
      for (const [at, id] of ids.entries()) {
        const mark = marks.get(id)
        if (mark === undefined) continue
        text += reader.decode(ids.slice(start, at), options) + mark
        start = at + 1
      }
      return text + reader.decode(ids.slice(start), options)
    },
  }
}
