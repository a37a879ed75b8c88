import { unchanged, type Move, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import type { HubForm } from '../hubForm.ts'

const isCall = (instance: unknown): instance is Record<string, unknown> =>
  isJsonObject(instance) && 'inputs' in instance

/** The instances become a batch. Parameters of the first one stand for those of all. */
const decodeBody: Step = (body) => {
  if (!isJsonObject(body) || !Array.isArray(body['instances'])) return unchanged(body)
  const { instances, parameters } = body
  const [first]: unknown[] = instances
  const given = parameters ?? (isCall(first) ? first['parameters'] : undefined)
  const moves = instances.map((instance, index): Move => ({
    to: ['inputs', index],
    from: ['instances', index, ...(isCall(instance) ? ['inputs'] : [])],
  }))
  return {
    value: {
      inputs: instances.map((instance: unknown) =>
        isCall(instance) ? instance['inputs'] : instance,
      ),
      ...(given === undefined ? {} : { parameters: given }),
    },
    toWire: ([key, index, ...rest]) => {
      if (key !== 'inputs')
        return parameters === undefined && isCall(first) && key === 'parameters'
          ? ['instances', 0, key, ...(index === undefined ? [] : [index]), ...rest]
          : [key ?? [], index ?? [], rest].flat()
      return typeof index === 'number'
        ? [...(moves[index]?.from ?? ['instances', index]), ...rest]
        : ['instances']
    },
  }
}

/**
 * Calls of Vertex AI and KServe: `{ instances: […], parameters? }` is answered by `{ predictions: […] }`.
 *
 * Source: `VertexRequest` in Text Generation Inference and Text Embeddings Inference, whose instances are
 * calls; `VertexAIHandler` in huggingface-inference-toolkit, whose instances are inputs.
 */
export const instancesForm: HubForm = {
  name: 'instances',
  isBody: ({ instances, inputs }) => Array.isArray(instances) && (inputs ?? null) === null,
  decodeBody,
  encodeAnswer: ({ outputs, encode }) => ({ predictions: outputs.map(encode) }),
}
