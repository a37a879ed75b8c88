import { isRecord } from '@taskmesh/errors'
import { compileSchema } from '@taskmesh/tasks/zod'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { NoTokenizerError } from '../../../errors.ts'
import type { ModelInfo } from '../../../runner/ServedModel.ts'
import { callSignal } from '../../core/callSignal.ts'
import type { DialectContext } from '../../core/dialect.ts'
import { findModel } from '../../calls/findModel.ts'
import { sendWarnings } from '../../calls/warningHeader.ts'
import { refusal, withPaths } from '../../calls/pathMap.ts'
import { readAs } from '../bodySchemas.ts'
import { meanVectors } from '../meanVectors.ts'
import { assertTokenCount, textsOfTokens } from '../textsOfTokens.ts'

const TASK = 'feature-extraction'

/** Most inputs of a call, and tokens of an input. Source: OpenAI API reference, "Create embeddings". */
const MAX_INPUTS = 2048
const MAX_TOKENS = 8192

const tokens = z
  .array(z.int().check(z.nonnegative()))
  .check(z.minLength(1), z.maxLength(MAX_TOKENS))

const embeddingBody = compileSchema(
  z.looseObject({
    model: z.optional(z.nullable(z.string())),
    input: z.union(
      [
        z.string().check(z.minLength(1)),
        tokens,
        z.array(z.string().check(z.minLength(1))).check(z.minLength(1), z.maxLength(MAX_INPUTS)),
        z.array(tokens).check(z.minLength(1), z.maxLength(MAX_INPUTS)),
      ],
      {
        error: `a string that is not empty, an array of at most ${MAX_INPUTS} of them, or the same in tokens`,
      },
    ),
    encoding_format: z.optional(
      z.nullable(z.enum(['float', 'base64'], { error: '"float" or "base64"' })),
    ),
    dimensions: z.optional(z.nullable(z.int().check(z.minimum(1)))),
  }),
)

const PATHS = new Map([['inputs', 'input']])

function lengthOf(vectors: unknown): number {
  const [first]: unknown[] = Array.isArray(vectors) ? vectors : []
  return Array.isArray(first) ? first.length : 0
}

/** Adds `POST /v1/embeddings`. */
export function addEmbeddingRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  /** How many tokens the model reads of the texts; 0 for a model that cannot be asked. */
  async function count(
    { task, id }: ModelInfo,
    texts: readonly string[],
    options: { client: string; signal: AbortSignal; promptName: string | undefined },
  ): Promise<number> {
    try {
      const { counts } = await runner.countTokens(task, texts, { ...options, model: id })
      return counts.reduce((sum, one) => sum + one, 0)
    } catch (error) {
      if (error instanceof NoTokenizerError) return 0
      throw error
    }
  }

  app.post('/v1/embeddings', async ({ body: received, ip: client }, reply) => {
    assertTokenCount(TASK, 'input', received)
    const body = readAs(TASK, embeddingBody, received)
    const model = findModel(runner, body.model ?? undefined, [TASK])
    const options = { client, signal: callSignal(reply) }
    const given = { path: 'input', texts: body.input }
    const input = await textsOfTokens(runner, model, given, options)
    const { request, encodeOutput } = readHubRequest(TASK, { ...body, input })
    const promptName = isRecord(request.parameters) ? request.parameters.prompt_name : undefined
    const [{ output, warnings }, prompt_tokens] = await Promise.all([
      withPaths(PATHS, calls.run(reply, TASK, request, { model: model.id })),
      count(model, input, { ...options, promptName }),
    ])
    const vectors = meanVectors(output)
    sendWarnings(reply, warnings)
    const { dimensions } = body
    if (dimensions && dimensions > lengthOf(vectors))
      throw refusal(
        'dimensions',
        `at most ${lengthOf(vectors)}, which is what this model has`,
        dimensions,
      )
    const usage = { prompt_tokens, total_tokens: prompt_tokens }
    // What a route makes of an output is one of the task as well.
    return reply.send(encodeOutput(vectors as typeof output, { model: model.id, usage }))
  })
}
