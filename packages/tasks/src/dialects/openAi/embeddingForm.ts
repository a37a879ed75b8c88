import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { withoutApiOptions } from '../shared/apiOptions.ts'
import type { AnswerFacts, HubForm } from '../hub/hubForm.ts'
import { toEmbeddingBase64 } from './embeddingNumbers.ts'

/** The body of `/v1/embeddings` without what concerns its answer or its bill. */
const readEmbeddingBody: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const {
    input,
    inputs: _none,
    encoding_format: _format,
    user: _user,
    ...rest
  } = withoutApiOptions(body)
  return moved({ inputs: input, ...rest }, [{ to: ['inputs'], from: ['input'] }])
}

function embedding(vector: unknown, isBase64: boolean): unknown {
  const isVector = Array.isArray(vector) && vector.every((part) => typeof part === 'number')
  return isBase64 && isVector ? toEmbeddingBase64(vector) : vector
}

/** Canonical vectors as `/v1/embeddings` answers. */
function writeEmbeddings(
  vectors: readonly unknown[],
  isBase64: boolean,
  { model = '', usage }: AnswerFacts,
): unknown {
  const { prompt_tokens = 0, total_tokens = 0 } = usage ?? {}
  return {
    object: 'list',
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: embedding(vector, isBase64),
    })),
    model,
    usage: { prompt_tokens, total_tokens },
  }
}

/**
 * `{ input, … }` of `/v1/embeddings`. With `encoding_format: "base64"`, which OpenAI's Python client
 * asks for unless told otherwise, a vector is base64 of 32-bit floats.
 *
 * Source: OpenAI API reference, "Create embeddings".
 */
export const embeddingForm: HubForm = {
  name: 'embeddings',
  isBody: ({ input, inputs }) => (input ?? null) !== null && (inputs ?? null) === null,
  decodeBody: readEmbeddingBody,
  keep: ({ encoding_format: format }) => format === 'base64',
  encodeAnswer: ({ outputs, form, facts }) => writeEmbeddings(outputs, form.kept === true, facts),
}
