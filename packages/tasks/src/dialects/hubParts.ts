import { inTurn, moved, unchanged, type Decoded, type Move, type Step } from './decoded.ts'
import { isRecord } from './isRecord.ts'
import { isMedia } from './mapMedia.ts'
import { toBlob } from './mediaForms.ts'

/** Runs a step on the parameters of a body, if it has any. */
export function onParameters(step: (parameters: Record<string, unknown>) => Decoded): Step {
  return (body) => {
    if (!isRecord(body) || !isRecord(body['parameters'])) return unchanged(body)
    const { value, toWire } = step(body['parameters'])
    return {
      value: { ...body, parameters: value },
      toWire: (path) =>
        path[0] === 'parameters' ? ['parameters', ...toWire(path.slice(1))] : path,
    }
  }
}

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

/** Runs a step on one input, or on each input of a batch. */
export function onInputs(step: (input: Record<string, unknown>) => Decoded): Step {
  const onOne: Step = (input) => (isRecord(input) ? step(input) : unchanged(input))
  return (body) => {
    if (!isRecord(body)) return unchanged(body)
    const { value, toWire } = Array.isArray(body['inputs'])
      ? onEach(onOne)(body['inputs'])
      : onOne(body['inputs'])
    return {
      value: { ...body, inputs: value },
      toWire: (path) => (path[0] === 'inputs' ? ['inputs', ...toWire(path.slice(1))] : path),
    }
  }
}

/** Runs a step on each item of an array. */
export function onEach(step: Step): Step {
  return (items) => {
    if (!Array.isArray(items)) return unchanged(items)
    const decoded = items.map(step)
    return {
      value: decoded.map(({ value }) => value),
      toWire: ([index, ...rest]) => {
        if (typeof index !== 'number') return []
        return [index, ...(decoded[index]?.toWire(rest) ?? rest)]
      },
    }
  }
}

/** The zero-shot tasks take their labels as one text, too: it is split at its commas. */
export const decodeCandidateLabels = onParameters((parameters) => {
  const { candidate_labels: labels } = parameters
  if (typeof labels !== 'string') return unchanged(parameters)
  const list = labels.split(',').flatMap((label) => label.trim() || [])
  return moved({ ...parameters, candidate_labels: list }, [
    { to: ['candidate_labels'], from: ['candidate_labels'], isWhole: true },
  ])
})

/** An image task whose image lies in an object of its own: `{ inputs: { image } }`. */
export const unwrapImage: Step = (body) => {
  if (!isRecord(body) || !isRecord(body['inputs'])) return unchanged(body)
  const { image, ...rest } = body['inputs']
  return image === undefined || Object.keys(rest).length > 0
    ? unchanged(body)
    : moved({ ...body, inputs: image }, [{ to: ['inputs'], from: ['inputs', 'image'] }])
}

/** Moves what lies in an object of its own up to its neighbours, which win. */
function lifted(record: Record<string, unknown>, name: string): Decoded {
  const { [name]: nested, ...rest } = record
  if (!isRecord(nested)) return unchanged(record)
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

/** A text that the API takes as a list as well, such as `negative_prompt`. */
export function joinTexts(name: string): Step {
  return onParameters((parameters) => {
    const texts = parameters[name]
    return Array.isArray(texts) && texts.every((text) => typeof text === 'string')
      ? moved({ ...parameters, [name]: texts.join(', ') }, [
          { to: [name], from: [name], isWhole: true },
        ])
      : unchanged(parameters)
  })
}

/** Labels and scores that came in lists of their own become one list, in their order. */
export const zipLabels: Step = (wire) => {
  if (!isRecord(wire) || !Array.isArray(wire['labels']) || !Array.isArray(wire['scores']))
    return unchanged(wire)
  const [labels, scores]: unknown[][] = [wire['labels'], wire['scores']]
  if (labels === undefined || scores === undefined || labels.length !== scores.length)
    return unchanged(wire)
  return {
    value: labels.map((label, index) => ({ label, score: scores[index] })),
    toWire: ([index = '', key]) => {
      if (typeof index !== 'number') return []
      return key === 'score' ? ['scores', index] : ['labels', index]
    },
  }
}

/** A list of one answer becomes that answer. */
export function unwrapOne(output: unknown): unknown {
  return Array.isArray(output) && output.length === 1 ? output[0] : output
}

/** The cells of a table as text, and `NaN` for one that is missing. */
export function textCells(table: unknown): unknown {
  if (!isRecord(table)) return table
  return Object.fromEntries(
    Object.entries(table).map(([name, cells]) => [
      name,
      Array.isArray(cells) ? cells.map((cell) => (cell === null ? 'NaN' : String(cell))) : cells,
    ]),
  )
}

/** An output that is a file under a key becomes the file, or `{ output: [url] }`. */
export function encodeFile(key: string, parametersOf?: (output: object) => string) {
  return (output: unknown): unknown => {
    const file = isRecord(output) ? output[key] : undefined
    if (!isRecord(output) || !isMedia(file)) return output
    const { [key]: _file, ...rest } = output
    return toBlob(file, parametersOf?.(output)) ?? { output: [file], ...rest }
  }
}
