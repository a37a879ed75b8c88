import { isRecord } from '@taskmesh/errors'

/** A token that was written, and how probable it was. */
export interface WrittenToken {
  text: string
  logprob: number | null
  /** The most probable tokens at its place, by their texts. */
  top: Record<string, number> | null
}

/** A text that was written, as far as its details say how. */
export interface WrittenText {
  text: string
  reason: 'stop' | 'length'
  tokens: WrittenToken[]
  promptTokens: number
  newTokens: number
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function topOf(top: unknown): Record<string, number> {
  const found: Record<string, number> = Object.create(null)
  for (const one of listOf(top)) {
    if (!isRecord(one)) continue
    const { text, logprob } = one
    if (typeof text === 'string' && typeof logprob === 'number') found[text] = logprob
  }
  return found
}

/** Reads a token as text generation gives it. */
export function readToken(token: unknown, top: unknown): WrittenToken | undefined {
  if (!isRecord(token) || token['special'] === true) return undefined
  const { text, logprob } = token
  if (typeof text !== 'string') return undefined
  const isScored = typeof logprob === 'number'
  return { text, logprob: isScored ? logprob : null, top: isScored ? topOf(top) : null }
}

function readText(one: unknown): WrittenText {
  const { generated_text: text, details }: Record<string, unknown> = isRecord(one) ? one : {}
  const how = isRecord(details) ? details : {}
  const tops = listOf(how['top_tokens'])
  return {
    text: typeof text === 'string' ? text : '',
    reason: how['finish_reason'] === 'length' ? 'length' : 'stop',
    tokens: listOf(how['tokens']).flatMap((token, at) => readToken(token, tops[at]) ?? []),
    promptTokens: listOf(how['prefill']).length,
    newTokens: numberOf(how['generated_tokens']),
  }
}

/** The texts of each prompt, from an output of a task that writes: of one prompt, or of a batch. */
export function readTexts(output: unknown, isBatch: boolean): WrittenText[][] {
  const prompts = isBatch ? listOf(output) : [output]
  return prompts.map((texts) => (Array.isArray(texts) ? texts : [texts]).map(readText))
}

/** What a call cost: each prompt is read once, however many texts follow it. */
export function usageOf(prompts: readonly (readonly WrittenText[])[]) {
  const prompt_tokens = prompts.reduce((sum, [first]) => sum + (first?.promptTokens ?? 0), 0)
  const completion_tokens = prompts.flat().reduce((sum, { newTokens }) => sum + newTokens, 0)
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens }
}

/**
 * The probabilities of tokens as `/v1/completions` lists them, as far as they are in the text that is shown.
 *
 * @param start - where the first token begins.
 */
export function toLogprobs(tokens: readonly WrittenToken[], start: number, end: number) {
  const offsets: number[] = []
  let at = start
  for (const { text } of tokens) {
    offsets.push(at)
    at += text.length
  }
  const shown = tokens.filter((_, index) => (offsets[index] ?? end) < end)
  return {
    tokens: shown.map(({ text }) => text),
    token_logprobs: shown.map(({ logprob }) => logprob),
    top_logprobs: shown.map(({ top }) => top),
    text_offset: offsets.slice(0, shown.length),
  }
}
