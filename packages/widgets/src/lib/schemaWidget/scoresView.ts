import { itemLabel, labelOf } from '../form/labelOf.ts'
import type { AnyRecord } from '../form/records.ts'
import type { InputFacts } from './inputFacts.ts'
import type { View } from './viewTypes.ts'

/** Keys that say what a score is about, the most telling first. */
const LABEL_KEYS = ['answer', 'label', 'token_str', 'text', 'word']

function labelIn(record: AnyRecord, { texts, listName }: InputFacts): string | undefined {
  const text = LABEL_KEYS.map((key) => record[key]).find((part) => typeof part === 'string')
  const { index } = record
  if (text !== undefined || typeof index !== 'number') return text
  return texts?.[index] ?? itemLabel(labelOf(listName ?? 'Items'), index)
}

/** Times and places of their own are more than a bar can show. */
function isPlaced(record: AnyRecord): boolean {
  return 'start' in record && !('answer' in record)
}

/** Answers with a score each as bars; `undefined` for anything else. */
export function scoresView(records: readonly AnyRecord[], facts: InputFacts): View | undefined {
  const scores = records.flatMap((record) => {
    const label = labelIn(record, facts)
    const { score } = record
    const fits = label !== undefined && typeof score === 'number' && !isPlaced(record)
    return fits ? [{ label, score }] : []
  })
  return scores.length === records.length ? { type: 'scores', scores } : undefined
}
