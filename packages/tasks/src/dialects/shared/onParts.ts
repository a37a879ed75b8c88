import { unchanged, type Decoded, type Step } from './decoded.ts'
import { isJsonObject } from './isJsonObject.ts'

/** Runs a step on the parameters of a body, if it has any. */
export function onParameters(step: (parameters: Record<string, unknown>) => Decoded): Step {
  return (body) => {
    if (!isJsonObject(body) || !isJsonObject(body['parameters'])) return unchanged(body)
    const { value, toWire } = step(body['parameters'])
    return {
      value: { ...body, parameters: value },
      toWire: (path) =>
        path[0] === 'parameters' ? ['parameters', ...toWire(path.slice(1))] : path,
    }
  }
}

/** Runs a step on the inputs of a body, whatever they are. */
export function onInput(step: Step): Step {
  return (body) => {
    if (!isJsonObject(body)) return unchanged(body)
    const { value, toWire } = step(body['inputs'])
    return {
      value: { ...body, inputs: value },
      toWire: (path) => (path[0] === 'inputs' ? ['inputs', ...toWire(path.slice(1))] : path),
    }
  }
}

/** Runs a step on one input that is an object, or on each such input of a batch. */
export function onInputs(step: (input: Record<string, unknown>) => Decoded): Step {
  const onOne: Step = (input) => (isJsonObject(input) ? step(input) : unchanged(input))
  return onInput((inputs) => (Array.isArray(inputs) ? onEach(onOne)(inputs) : onOne(inputs)))
}

/** Runs a step on each item of an array, which is told its place. */
export function onEach(step: (item: unknown, index: number) => Decoded): Step {
  return (items) => {
    if (!Array.isArray(items)) return unchanged(items)
    const decoded = items.map((item: unknown, index) => step(item, index))
    return {
      value: decoded.map(({ value }) => value),
      toWire: ([index, ...rest]) => {
        if (typeof index !== 'number') return []
        return [index, ...(decoded[index]?.toWire(rest) ?? rest)]
      },
    }
  }
}
