import { fieldsWith, numberWith, textWith, type JsonSchema } from '@taskmesh/tasks/json-schema'
import { itemLabel } from '../form/labelOf.ts'
import type { AnyRecord } from '../form/records.ts'
import { listAt, type AnsweredInput } from './inputPart.ts'
import type { View } from './viewTypes.ts'

function labelIn(record: AnyRecord, schema: JsonSchema | undefined, input: AnsweredInput) {
  const text = textWith(record, schema, 'label')
  const [counted] = fieldsWith(record, schema, 'index')
  if (text !== undefined || typeof counted?.value !== 'number') return text
  const { name, texts } = listAt(input, counted.role.of ?? '')
  return texts?.[counted.value] ?? itemLabel(name, counted.value)
}

/** Words and times of their own are more than a bar can show. */
function isMore(record: AnyRecord, schema: JsonSchema | undefined): boolean {
  const isTimed = fieldsWith(record, schema, 'start').some(({ role }) => role.unit === 'second')
  return isTimed || fieldsWith(record, schema, 'text').length > 0
}

/** Answers with a score each as bars; `undefined` for anything else. */
export function scoresView(
  records: readonly AnyRecord[],
  schema: JsonSchema | undefined,
  input: AnsweredInput,
): View | undefined {
  const scores = records.flatMap((record) => {
    const label = labelIn(record, schema, input)
    const score = numberWith(record, schema, 'score')
    const fits = label !== undefined && score !== undefined && !isMore(record, schema)
    return fits ? [{ label, score }] : []
  })
  return scores.length === records.length ? { type: 'scores', scores } : undefined
}
