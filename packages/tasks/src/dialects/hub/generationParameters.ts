import { inTurn, moved, unchanged, type Decoded, type Move, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { onParameters } from '../shared/onParts.ts'

/** Moves what lies in an object of its own up to its neighbours, which win. */
function lifted(record: Record<string, unknown>, name: string): Decoded {
  const { [name]: nested, ...rest } = record
  if (!isJsonObject(nested)) return unchanged(record)
  const moves: Move[] = Object.keys(nested)
    .filter((key) => !Object.hasOwn(rest, key))
    .map((key) => ({ to: [key], from: [name, key] }))
  return moved({ ...nested, ...rest }, moves)
}

/** Generation parameters that lie in an object of their own move up to the others. */
export const flattenGeneration: Step = inTurn(
  onParameters((parameters) => lifted(parameters, 'generation_parameters')),
  onParameters((parameters) => lifted(parameters, 'generate_parameters')),
  onParameters((parameters) => lifted(parameters, 'generate_kwargs')),
)
