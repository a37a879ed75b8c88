import { decodeChoices } from '../openAi/choices.ts'
import { inTurn, unchanged, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** Choices of several prompts, which come in one list, as a list for each prompt. */
export function groupChoices(wire: unknown, count?: number): Decoded {
  if (count === undefined || !isJsonObject(wire) || !Array.isArray(wire['choices']))
    return unchanged(wire)
  const each = wire['choices'].length / count
  if (each === 0 || !Number.isInteger(each)) return unchanged(wire)
  return inTurn(decodeChoices, (choices) => ({
    value: Array.from({ length: count }, (_, index) =>
      Array.isArray(choices) ? choices.slice(index * each, (index + 1) * each) : choices,
    ),
    toWire: ([prompt, choice = 0, ...rest]) =>
      prompt === undefined ? [] : [Number(prompt) * each + Number(choice), ...rest],
  }))(wire)
}
