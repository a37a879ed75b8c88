import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'
import { compileSchema } from '@taskmesh/tasks/zod'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { findModel } from '../../calls/findModel.ts'
import { refusal, withPaths } from '../../calls/pathMap.ts'
import type { DialectContext } from '../../core/dialect.ts'
import { readAs } from '../bodySchemas.ts'
import { toResult, type Scores } from './moderationResult.ts'

const TASK = 'text-classification'
const MAX_INPUTS = 1000

const PATHS = new Map([['inputs', 'input']])

const part = z.looseObject({ type: z.string() })

const moderationBody = compileSchema(
  z.looseObject({
    model: z.optional(z.nullable(z.string())),
    input: z.union(
      [
        z.string().check(z.minLength(1)),
        z.array(z.string().check(z.minLength(1))).check(z.minLength(1), z.maxLength(MAX_INPUTS)),
        z.array(part).check(z.minLength(1), z.maxLength(MAX_INPUTS)),
      ],
      {
        error:
          'a string that is not empty, an array of them, or an array of parts of the type "text"',
      },
    ),
  }),
)

/** The texts to be judged: parts are one input together. */
function textsOf(input: string | readonly (string | z.output<typeof part>)[]): string[] {
  if (typeof input === 'string') return [input]
  const strings = input.filter((one) => typeof one === 'string')
  if (strings.length === input.length) return strings
  const words = input.map((one, index) => {
    const text = isRecord(one) && one['type'] === 'text' ? one['text'] : undefined
    if (typeof text === 'string' && text !== '') return text
    const received = isRecord(one) ? one['type'] : one
    const expected = '"text" with a text: the model that judges here reads words only'
    throw refusal(`input[${index}].type`, expected, received)
  })
  return [words.join('\n')]
}

function scoresOf(output: unknown): Scores {
  const list: readonly unknown[] = Array.isArray(output) ? output : []
  return list.flatMap((one) => {
    const { label, score }: Record<string, unknown> = isRecord(one) ? one : {}
    return typeof label === 'string' && typeof score === 'number' ? [{ label, score }] : []
  })
}

/** Adds `POST /v1/moderations`: a model for text-classification judges, with its own labels. */
export function addModerationRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/v1/moderations', async ({ body: received }, reply) => {
    const { model: name, input } = readAs(TASK, moderationBody, received)
    const model = findModel(runner, name ?? undefined, [TASK])
    const request = { inputs: textsOf(input), parameters: { top_k: null } }
    const running = calls.run(reply, TASK, request, { model: model.id })
    const { output } = await withPaths(PATHS, running)
    const outputs: readonly unknown[] = Array.isArray(output) ? output : []
    return reply.send({
      id: `modr-${randomUUID()}`,
      model: model.id,
      results: outputs.map((one) => toResult(scoresOf(one))),
    })
  })
}
