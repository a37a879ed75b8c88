import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'

const DEFAULT_NEW_TOKENS = 256

/** How long a text may and must be, counted in tokens. */
export interface LengthParameters {
  max_length?: number | undefined
  max_new_tokens?: number | undefined
  min_length?: number | undefined
  min_new_tokens?: number | undefined
}

/** What the limits are worked out from. */
export interface LengthFacts {
  task: TaskId
  /** Tokens that are there before the first new one: the prompt, or the decoder's start token. */
  startTokens: number
  /** Most tokens that the model has positions for. */
  positions: number
  requested: LengthParameters
  /** What the model's `generation_config.json` says. */
  defaults: LengthParameters
}

/** The limits of one call. */
export interface LengthLimits {
  /** Most tokens to write. 0 when there is no room. */
  newTokens: number
  /** Least tokens of the whole sequence. */
  minLength: number
  warnings: string[]
}

function refuse(
  task: TaskId,
  name: string,
  { expected, received }: { expected: string; received: string },
): InvalidRequestError {
  const path = `parameters.${name}`
  return new InvalidRequestError(task, [createIssue({ path, code: 'too_big', expected, received })])
}

function wholeLength(parameters: LengthParameters, startTokens: number): number | undefined {
  if (parameters.max_new_tokens !== undefined) return startTokens + parameters.max_new_tokens
  return parameters.max_length
}

/** The least length that is asked for, and the parameter that asks. */
function leastLength(
  { min_length: least, min_new_tokens: leastNew }: LengthParameters,
  startTokens: number,
): { name: keyof LengthParameters; length: number | undefined } {
  const length = leastNew === undefined ? undefined : startTokens + leastNew
  return length === undefined || (least ?? 0) > length
    ? { name: 'min_length', length: least }
    : { name: 'min_new_tokens', length }
}

/**
 * Turns `max_length`, `max_new_tokens`, `min_length` and `min_new_tokens` into limits for one call.
 *
 * `max_length` and `min_length` count the whole sequence, as in Transformers' `GenerationConfig`:
 * with the prompt for decoder-only models, with the start token for encoder-decoder models.
 * Without any, at most 256 tokens are written.
 *
 * @throws {@link InvalidRequestError} for a `min_length` or `min_new_tokens` that the limits leave no room for.
 */
export function lengthLimits(facts: LengthFacts): LengthLimits {
  const { task, startTokens, positions, requested, defaults } = facts
  const requestedLength = wholeLength(requested, startTokens)
  const usual = wholeLength(defaults, startTokens) ?? startTokens + DEFAULT_NEW_TOKENS
  const least = leastLength(requested, startTokens)
  const wanted = requestedLength ?? Math.max(usual, least.length ?? 0)
  const length = Math.min(wanted, positions)
  if (least.length !== undefined && least.length > length) {
    const isNew = least.name === 'min_new_tokens'
    const most = isNew ? Math.max(0, length - startTokens) : length
    throw refuse(task, least.name, {
      expected: `at most the greatest ${isNew ? 'number of new tokens' : 'length'}, ${most}`,
      received: String(requested[least.name]),
    })
  }
  const warnings: string[] = []
  const name = requested.max_new_tokens === undefined ? 'max_length' : 'max_new_tokens'
  if (requestedLength !== undefined && requestedLength > positions) {
    warnings.push(
      `${name}: this model takes at most ${positions} tokens, so ${positions} was used.`,
    )
  }
  if (requestedLength !== undefined && length <= startTokens) {
    warnings.push(
      `max_length: tokens before the first new one: ${startTokens}. So nothing was written; max_new_tokens counts new tokens only.`,
    )
  }
  const minLength = least.length ?? Math.min(defaults.min_length ?? 0, length)
  return { newTokens: Math.max(0, length - startTokens), minLength, warnings }
}
