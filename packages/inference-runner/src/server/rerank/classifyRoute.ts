import { randomUUID } from 'node:crypto'
import type { TaskOutput } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import { countTokens } from '../calls/countTokens.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { readAs } from '../textEmbeddings/bodySchemas.ts'
import { computeHeaders } from '../textEmbeddings/computeHeaders.ts'
import { textsOf } from '../textEmbeddings/textsOf.ts'
import { classifyBody } from './bodySchemas.ts'

const TASK = 'text-classification'

/** The scores of one text by the number of the class; in the order of the labels where numbers are not known. */
function toProbabilities(
  found: TaskOutput<typeof TASK>,
  labels: readonly string[] | undefined,
): number[] {
  const names = found.map(({ label }) => label)
  const order =
    labels !== undefined && labels.length === found.length
      ? labels
      : names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return order.map((name) => found.find(({ label }) => label === name)?.score ?? 0)
}

/**
 * Adds `/classify` as vLLM has it: for each text the likeliest class and the probabilities of all of them.
 *
 * Source: vLLM, `entrypoints/pooling/classify/protocol.py`.
 */
export function addClassifyRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/classify', async (incoming, reply) => {
    const body = readAs(TASK, classifyBody, incoming.body)
    const model = findModelOf(runner, body.model, [TASK])
    const { id } = model
    const given = { field: 'input', input: body.input, task: TASK, model: id } as const
    const inputs = await textsOf(runner, reply, given)
    const read = await countTokens(runner, reply, { model, inputs })
    const isRaw = body.use_activation === false
    const parameters = { top_k: null, ...(isRaw ? { function_to_apply: 'none' as const } : {}) }
    const { output } = await calls.run(reply, TASK, { inputs, parameters }, { model: id })
    reply.headers(computeHeaders(inputs, read))
    // A list of texts gives a list of outputs.
    const outputs = output as TaskOutput<typeof TASK>[]
    const { tokens = 0 } = read
    return {
      id: `classify-${randomUUID()}`,
      object: 'list',
      created: Math.floor(Date.now() / 1000),
      model: id,
      data: outputs.map((found, index) => ({
        index,
        label: found[0]?.label ?? null,
        probs: toProbabilities(found, read.facts.labels),
        num_classes: found.length,
      })),
      usage: {
        prompt_tokens: tokens,
        total_tokens: tokens,
        completion_tokens: 0,
        prompt_tokens_details: null,
      },
    }
  })
}
