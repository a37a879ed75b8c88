import { isRecord } from '@taskmesh/errors'
import { isBatch, type TaskId } from '@taskmesh/tasks'
import {
  fieldIn,
  itemIn,
  numberWith,
  roleIn,
  textWith,
  toJsonSchema,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { zodSchemaOf } from '@taskmesh/tasks/zod'

import { withoutMedia } from './mediaIn.ts'

const BAR_LENGTH = 20

type Schema = JsonSchema | undefined

function formatScore(name: string, score: number, width: number): string {
  const bar = '█'.repeat(Math.round(Math.min(Math.max(score, 0), 1) * BAR_LENGTH))
  return `${name.padEnd(width)}  ${score.toFixed(3)}  ${bar}`
}

function formatScores(answers: readonly unknown[], schema: Schema): string[] | undefined {
  const named = answers.map((answer) => ({
    name: textWith(answer, schema, 'label'),
    score: numberWith(answer, schema, 'score'),
  }))
  const width = Math.max(...named.map(({ name }) => name?.length ?? 0))
  const lines = named.map(({ name, score }) =>
    name !== undefined && score !== undefined ? formatScore(name, score, width) : undefined,
  )
  return lines.every((line) => line !== undefined) ? lines : undefined
}

/** The words that are the whole point of an output. */
function answersIn(value: unknown, schema: Schema): string[] {
  if (roleIn(schema)?.role === 'answer') return typeof value === 'string' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => answersIn(item, itemIn(schema)))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, part]) => answersIn(part, fieldIn(schema, key)))
}

function formatValue(value: unknown, schema: Schema): string[] {
  const answers = answersIn(value, schema)
  if (answers.length > 0) return answers
  if (Array.isArray(value)) {
    if (value.length === 0) return ['(no result)']
    const item = itemIn(schema)
    return formatScores(value, item) ?? value.flatMap((one) => formatValue(one, item))
  }
  const isOnlyText = isRecord(value) && Object.keys(value).length === 1
  const text = isOnlyText ? textWith(value, schema, 'text') : undefined
  return [text ?? JSON.stringify(withoutMedia(value))]
}

/**
 * Writes a task's output for a person: scores as bars, texts as they are, anything else as JSON. What is
 * a score and what a text says the task's schema.
 *
 * @param inputs - which decide whether the output is a list of outputs.
 */
export function formatOutput(task: TaskId, output: unknown, inputs: unknown): string[] {
  const schema = toJsonSchema(zodSchemaOf(task).output)
  return isBatch(task, inputs) && Array.isArray(output)
    ? output.flatMap((one) => formatValue(one, schema))
    : formatValue(output, schema)
}
