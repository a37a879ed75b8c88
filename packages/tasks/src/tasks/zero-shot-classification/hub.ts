import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'
import { isBefore } from '../../dialects/hub/hubClient.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { unzipLabels, zipLabels } from '../../dialects/hub/zipLabels.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { onParameters } from '../../dialects/shared/onParts.ts'
import { renameParameter } from '../../dialects/shared/renamed.ts'

const READ_AS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** The API reads a word as true or false. */
const readMultiLabel = onParameters((parameters) => {
  const { multi_label: given } = parameters
  const read = typeof given === 'string' ? READ_AS[given.toLowerCase()] : undefined
  return unchanged(read === undefined ? parameters : { ...parameters, multi_label: read })
})

/** The names that Transformers and its server have for the text within an object of inputs. */
const TEXT_NAMES = ['sequences', 'text'] as const

/** `{ inputs: { sequences, … } }`: what lies beside the text are parameters. */
const unwrapText: Step = (body) => {
  if (!isJsonObject(body) || !isJsonObject(body['inputs'])) return unchanged(body)
  const { inputs, parameters } = body
  const name = TEXT_NAMES.find((key) => inputs[key] !== undefined)
  if (name === undefined) return unchanged(body)
  const { [name]: text, ...beside } = inputs
  return moved({ inputs: text, parameters: { ...beside, ...Object(parameters) } }, [
    { to: ['inputs'], from: ['inputs', name] },
  ])
}

/**
 * Servers answer with labels and scores in lists of their own or as pairs, and the Python client took
 * the former until it was changed in 1.1.5.
 */
export default {
  inputNames: TEXT_NAMES,
  decodeRequest: inTurn(
    unwrapText,
    renameParameter('candidateLabels', 'candidate_labels'),
    decodeCandidateLabels,
    renameParameter('multi_class', 'multi_label'),
    readMultiLabel,
  ),
  encodeAnswer: (output, { client }) =>
    isBefore(client, 'huggingface_hub', [1, 1, 5]) ? unzipLabels(output) : output,
  decodeOutput: zipLabels,
} satisfies HubDialect
