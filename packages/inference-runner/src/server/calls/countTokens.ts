import type { FastifyReply } from 'fastify'
import type { TextFacts, TokenizerInput } from '../../engine/textAbility.ts'
import { NoTokenizerError } from '../../errors.ts'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { callSignal } from '../core/callSignal.ts'

/** What is known of the texts of a call before they are run. */
export interface ReadTexts {
  /** How many tokens each text has; absent for a model that has no tokenizer. */
  counts?: readonly number[] | undefined
  /** How many tokens the model reads of all of them. */
  tokens?: number | undefined
  /** How long the tokenizer took, in milliseconds. */
  ms?: number | undefined
  /** How the model reads texts. */
  facts: TextFacts
}

/** Counts the tokens of the texts of a call. The model is loaded then, so that it is known how it reads. */
export async function countTokens(
  runner: Runner,
  reply: FastifyReply,
  { model, inputs, promptName }: CountedTexts,
): Promise<ReadTexts> {
  const { task, id } = model
  try {
    const { ip: client } = reply.request
    const options = { model: id, client, signal: callSignal(reply), promptName }
    const { counts, ms } = await runner.countTokens(task, inputs, options)
    const now = runner.models().find((one) => one.id === id && one.task === task)
    const facts = now?.text ?? {}
    const { maxTokens = Infinity } = facts
    const tokens = counts.reduce((sum, count) => sum + Math.min(count, maxTokens), 0)
    return { counts, tokens, ms, facts }
  } catch (error) {
    if (error instanceof NoTokenizerError) return { facts: {} }
    throw error
  }
}

/** Texts, and the model that is to read them. */
export interface CountedTexts {
  model: ModelInfo
  inputs: readonly TokenizerInput[]
  promptName?: string | undefined
}
