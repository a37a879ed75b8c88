import type { ErrorBody } from '@taskmesh/errors'

/** What the parts of a request are called in the payload of a source. */
const WIRE_NAMES = { inputs: 'input', parameters: 'args' } as const

/** The error with the names that the payload has: `input` and `args`. */
export function withWireNames({ error }: { error: ErrorBody }): { error: ErrorBody } {
  const [name] = /^(inputs|parameters)\b/.exec(error.path ?? '') ?? []
  if (error.path === undefined || (name !== 'inputs' && name !== 'parameters')) return { error }
  const path = error.path.replace(name, WIRE_NAMES[name])
  return { error: { ...error, path, message: error.message.replaceAll(error.path, path) } }
}
