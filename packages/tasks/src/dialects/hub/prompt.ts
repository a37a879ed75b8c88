import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { isMedia } from '../shared/isMedia.ts'

/** Inputs of the canonical form that the API takes as parameters. */
const AS_PARAMETERS = ['prompt', 'images'] as const

/** `{ inputs: { image, prompt } }` to `{ inputs: image, parameters: { prompt } }`. */
export function encodePrompt(request: Record<string, unknown>): unknown {
  const { inputs } = request
  const parameters = isJsonObject(request['parameters']) ? request['parameters'] : {}
  if (!isJsonObject(inputs) || AS_PARAMETERS.some((key) => Object.hasOwn(parameters, key)))
    return request
  const { image, ...rest } = inputs
  return {
    ...(image === undefined ? {} : { inputs: image }),
    parameters: { ...rest, ...parameters },
  }
}

/** The other way round. */
export const decodePrompt: Step = (request) => {
  if (!isJsonObject(request)) return unchanged(request)
  const { inputs, parameters } = request
  if (!isJsonObject(parameters) || !(inputs === undefined || isMedia(inputs)))
    return unchanged(request)
  const { prompt, images, ...rest } = parameters
  const image = inputs === undefined ? {} : { image: inputs }
  const more = images === undefined ? {} : { images }
  return moved({ inputs: { prompt, ...image, ...more }, parameters: rest }, [
    ...AS_PARAMETERS.map((key) => ({ to: ['inputs', key], from: ['parameters', key] })),
    { to: ['inputs', 'image'], from: ['inputs'] },
  ])
}
