import { isBatch, type TaskId } from '@taskmesh/tasks'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { zodSchemaOf } from '@taskmesh/tasks/zod'
import { formatValue } from './formatValue.ts'

/**
 * Writes a task's output for a person: scores as bars, texts as they are, where something is, series as small
 * charts, long arrays and files by their size, anything else as JSON. What is what says the task's schema.
 *
 * @param inputs - which decide whether the output is a list of outputs, and to which outputs may refer.
 */
export function formatOutput(task: TaskId, output: unknown, inputs: unknown): string[] {
  const schema = toJsonSchema(zodSchemaOf(task).output)
  if (!isBatch(task, inputs) || !Array.isArray(output)) return formatValue(output, schema, inputs)
  return output.flatMap((one, index) => formatValue(one, schema, inputs[index]))
}
