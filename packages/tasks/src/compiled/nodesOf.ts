import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { partNode, type Place } from './nodeOf.ts'
import type { TaskNodes } from './taskSchema.ts'

/**
 * Turns the parts of a task's schema of zod into nodes.
 *
 * @param refuse - throws an error for a part that a node cannot say.
 */
export function nodesOf(
  { inputs, parameters, output, stream, batch }: ZodTaskSchema,
  refuse: Place['refuse'],
): TaskNodes {
  const nodeAt = (path: string, schema: typeof inputs) => partNode(schema, { path, refuse })
  return {
    inputs: nodeAt('inputs', inputs),
    parameters: nodeAt('parameters', parameters),
    output: nodeAt('output', output),
    ...(stream && { stream: nodeAt('stream', stream) }),
    batch,
  }
}
