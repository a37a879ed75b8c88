import type { TaskParameters } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { countTokens } from '../calls/countTokens.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { computeHeaders } from './computeHeaders.ts'
import { textsOf, type TextInput } from './textsOf.ts'

const TASK = 'feature-extraction'

export interface EmbedCall {
  /** Name of the field in which the texts came. */
  field: string
  input: TextInput
  model: string | null | undefined
  parameters: TaskParameters<typeof TASK>
}

/** What texts became, and what is told of the run. */
export interface Embedded {
  model: ModelInfo
  /** One vector for each text, or with `pooling: 'none'` one for each token of it. */
  outputs: readonly (number[] | number[][])[]
  /** How many tokens were read; absent for a model without a tokenizer. */
  tokens: number | undefined
}

/**
 * Makes vectors of texts. A model that says nothing of how the vectors of tokens become one gives their mean.
 */
export async function embedTexts(
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
  reply: FastifyReply,
  { field, input, model: name, parameters }: EmbedCall,
): Promise<Embedded> {
  const model = findModelOf(runner, name, [TASK])
  const inputs = await textsOf(runner, reply, { field, input, task: TASK, model: model.id })
  const promptName = parameters.prompt_name
  const read = await countTokens(runner, reply, { model, inputs, promptName })
  const isBare = read.counts !== undefined && read.facts.pooling === undefined
  const request = {
    inputs,
    parameters: { ...(isBare ? { pooling: 'mean' } : {}), ...parameters },
  }
  const { output } = await calls.run(reply, TASK, request, { model: model.id })
  reply.headers(computeHeaders(inputs, read))
  // A list of texts gives a list of outputs.
  return { model, outputs: output as Embedded['outputs'], tokens: read.tokens }
}
