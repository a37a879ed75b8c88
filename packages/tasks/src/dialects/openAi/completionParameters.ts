import { inTurn, moved, unchanged, type Step } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'
import { renameParameter } from '../shared/renamed.ts'

/** A string that ends the answer may come alone instead of in a list. */
export const listStop = onParameters((parameters) =>
  typeof parameters['stop'] === 'string'
    ? moved({ ...parameters, stop: [parameters['stop']] }, [
        { to: ['stop'], from: ['stop'], isWhole: true },
      ])
    : unchanged(parameters),
)

/** In OpenAI's calls, a temperature above 0 asks to draw at random and 0 not to. */
const decodeTemperature = onParameters((parameters) => {
  const { temperature, ...rest } = parameters
  if (temperature === 0) return unchanged({ do_sample: false, ...rest })
  return unchanged(
    typeof temperature === 'number' ? { do_sample: true, ...parameters } : parameters,
  )
})

/** Parameters of `/v1/completions` and `/v1/chat/completions` to those of tasks that write. */
export const decodeCompletionParameters: Step = inTurn(
  renameParameter('max_completion_tokens', 'max_tokens'),
  renameParameter('max_tokens', 'max_new_tokens'),
  renameParameter('n', 'num_return_sequences'),
  listStop,
  decodeTemperature,
)

const CHAT_NAMES = [
  ['max_new_tokens', 'max_tokens'],
  ['num_return_sequences', 'n'],
] as const

/** The inverse of {@link decodeTemperature}. A call that says both things at once stays as it is. */
function encodeTemperature(parameters: Record<string, unknown>): Record<string, unknown> {
  const { do_sample: draws, ...rest } = parameters
  const { temperature } = rest
  if (draws === false && temperature === undefined) return { ...rest, temperature: 0 }
  return draws === true && typeof temperature === 'number' ? rest : parameters
}

/** The inverse of {@link decodeCompletionParameters}. */
export function encodeCompletionParameters(
  parameters: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(encodeTemperature(parameters)).map(([key, value]) => [
      CHAT_NAMES.find(
        ([ours, theirs]) => key === ours && !Object.hasOwn(parameters, theirs),
      )?.[1] ?? key,
      value,
    ]),
  )
}
