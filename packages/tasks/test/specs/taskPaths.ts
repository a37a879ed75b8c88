import { toJsonSchema } from '../../src/jsonSchema/index.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { fieldPaths, within } from './fieldPaths.ts'

/** The places that a task's schema has, named as those of a spec are. */
export function pathsOfTask({ inputs, parameters, output, stream }: ZodTaskSchema): Set<string> {
  const parts = [
    ['input.inputs', inputs],
    ['input.parameters', parameters],
    ['output', output],
    ['stream', stream],
  ] as const
  const found = parts.flatMap(([path, part]) => {
    if (part === undefined) return []
    const schema = toJsonSchema(part)
    return [...fieldPaths(schema, within(schema), path)]
  })
  return new Set(['input', ...found])
}
