import type { TaskOutput, TaskParameters } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { countTokens } from '../calls/countTokens.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { computeHeaders } from './computeHeaders.ts'

const TASK = 'text-ranking'

export interface RankCall {
  query: string
  texts: readonly string[]
  model: string | null | undefined
  parameters: TaskParameters<typeof TASK>
}

export interface Ranked {
  model: ModelInfo
  /** Best first. */
  ranks: TaskOutput<typeof TASK>
  /** How many tokens the pairs of the query and each text have; absent for a model without a tokenizer. */
  tokens: number | undefined
}

/** Puts texts in the order in which they answer a query. */
export async function rankTexts(
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
  reply: FastifyReply,
  { query, texts, model: name, parameters }: RankCall,
): Promise<Ranked> {
  const model = findModelOf(runner, name, [TASK])
  const inputs = texts.map((text) => [query, text] as const)
  const read = await countTokens(runner, reply, { model, inputs })
  const request = { inputs: { query, texts: [...texts] }, parameters }
  const { output } = await calls.run(reply, TASK, request, { model: model.id })
  reply.headers(computeHeaders(inputs, read))
  return { model, ranks: output, tokens: read.tokens }
}
