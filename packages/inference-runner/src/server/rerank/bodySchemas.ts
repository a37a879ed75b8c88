import { MAX_TEXT_LENGTH } from '@taskmesh/tasks'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_DOCUMENTS = 1000

const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH))
const name = z.optional(z.nullable(z.string().check(z.maxLength(500))))
const amount = z.optional(z.nullable(z.int().check(z.gte(1))))

/**
 * The body of `/v1/rerank` (Jina, Cohere) and `/v2/rerank` (Cohere).
 *
 * Source: Jina AI API, "Reranker"; Cohere API reference, "Rerank" of versions 1 and 2.
 */
export const rerankBody = compileSchema(
  z.looseObject({
    model: name,
    query: text,
    documents: z
      .array(
        z.union([text, z.record(z.string(), z.unknown())], {
          error: 'a string that is not empty, or an object with a text',
        }),
      )
      .check(z.minLength(1), z.maxLength(MAX_DOCUMENTS)),
    top_n: amount,
    return_documents: z.optional(z.nullable(z.boolean())),
    rank_fields: z.optional(z.nullable(z.array(z.string()).check(z.maxLength(100)))),
    max_chunks_per_doc: amount,
    max_tokens_per_doc: amount,
  }),
)

const tokens = z.array(z.int().check(z.gte(0))).check(z.maxLength(MAX_TEXT_LENGTH))
const plain = z.string().check(z.maxLength(MAX_TEXT_LENGTH))

/**
 * The body of `/classify`.
 *
 * Source: vLLM, "Classification API".
 */
export const classifyBody = compileSchema(
  z.looseObject({
    model: name,
    input: z.union([plain, tokens, z.array(z.union([plain, tokens])).check(z.maxLength(100_000))], {
      error: 'a string, the numbers of its tokens, or a list of these',
    }),
    use_activation: z.optional(z.nullable(z.boolean())),
  }),
)
