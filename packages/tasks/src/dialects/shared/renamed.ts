import { moved, unchanged, type Decoded, type Step } from './decoded.ts'
import { onParameters } from './onParts.ts'

/** Gives a key the name that the schema has for it, unless that is there as well. */
export function renamed(record: Record<string, unknown>, from: string, to: string): Decoded {
  if (!Object.hasOwn(record, from) || Object.hasOwn(record, to)) return unchanged(record)
  const { [from]: value, ...rest } = record
  return moved({ ...rest, [to]: value }, [{ to: [to], from: [from] }])
}

/** {@link renamed} for a parameter. */
export function renameParameter(from: string, to: string): Step {
  return onParameters((parameters) => renamed(parameters, from, to))
}
