import { isRecord } from '@taskmesh/errors'
import type { AnswerFacts, HubPieces } from '@taskmesh/tasks/dialects/hub'
import type { StreamPiece } from '@taskmesh/tasks/dialects/stream'

/** What an event of a streamed run says: a piece, or the whole result at the end. */
export type TextEvent =
  | { readonly type: 'piece'; readonly piece: unknown }
  | { readonly type: 'result'; readonly result: { readonly output: unknown } }

/** What was written last, in any of the forms that pieces of tasks have. */
interface Written {
  text: string
  /** Why it ended, in the last piece. */
  reason: string | undefined
}

type Header = Required<Pick<AnswerFacts, 'id' | 'model' | 'created'>>

/** How the pieces of an answer are written. */
export interface PieceSettings {
  header: Header
  /** Whether a last piece says what the call cost, in tokens. */
  withUsage: boolean
}

/** Why a text ended, in OpenAI's words. */
function finishReason(reason: string): string {
  return reason === 'length' ? 'length' : 'stop'
}

function readWritten(piece: Record<string, unknown>): Written | undefined {
  const { token, details } = piece
  if (!isRecord(token)) return undefined
  const { text, special } = token
  if (typeof text !== 'string') return undefined
  const reason = isRecord(details) ? details['finish_reason'] : undefined
  return {
    text: special === true ? '' : text,
    reason: typeof reason === 'string' ? reason : undefined,
  }
}

/** The texts of a whole output. */
function textsOf(output: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(output) ? output.flat() : [output]
  return list.map((one) => {
    const text = isRecord(one) ? one['generated_text'] : undefined
    return typeof text === 'string' ? text : ''
  })
}

function isChatPiece(
  piece: Record<string, unknown>,
): piece is Record<string, unknown> & StreamPiece<'chat-completion'> {
  return Array.isArray(piece['choices'])
}

/** What a whole chat answer says that it cost. */
function readUsage(usage: unknown) {
  if (!isRecord(usage)) return undefined
  const { prompt_tokens, completion_tokens, total_tokens } = usage
  const isCounted = [prompt_tokens, completion_tokens, total_tokens].every(Number.isInteger)
  if (!isCounted) return undefined
  return {
    prompt_tokens: Number(prompt_tokens),
    completion_tokens: Number(completion_tokens),
    total_tokens: Number(total_tokens),
  }
}

/** A whole chat answer, of a model that gives no pieces, as pieces. */
export function* chatPiecesOf(
  output: unknown,
  header: Header,
  withUsage: boolean,
): Generator<StreamPiece<'chat-completion'>> {
  if (!isRecord(output) || !Array.isArray(output['choices'])) {
    for (const [index, content] of textsOf(output).entries()) {
      yield {
        ...header,
        choices: [{ index, delta: { role: 'assistant', content }, finish_reason: 'stop' }],
      }
    }
    return
  }
  const { choices, usage, ...rest } = output
  const own = { ...header, ...rest, object: 'chat.completion.chunk' as const, usage: undefined }
  for (const choice of choices.filter(isRecord)) {
    const { message, index, finish_reason, logprobs, ...facts } = choice
    const delta = isRecord(message) ? message : {}
    const calls: readonly unknown[] = Array.isArray(delta['tool_calls']) ? delta['tool_calls'] : []
    const tool_calls = calls.filter(isRecord).map((call, place) => ({ ...call, index: place }))
    const added = calls.length === 0 ? delta : { ...delta, tool_calls }
    // What the runner gave fits the schema of the task, whose messages have the fields of pieces.
    yield {
      ...own,
      choices: [
        {
          ...facts,
          index: Number(index),
          delta: added,
          finish_reason: String(finish_reason),
          logprobs,
        },
      ],
    } as StreamPiece<'chat-completion'>
  }
  const counted = withUsage ? readUsage(usage) : undefined
  if (counted !== undefined) yield { ...own, choices: [], usage: counted }
}

/** The pieces of a chat's answer. A model that answers all at once gives one for each choice. */
export async function* chatPieces(
  events: AsyncIterable<TextEvent>,
  { header, withUsage }: PieceSettings,
): AsyncGenerator<StreamPiece<'chat-completion'>> {
  let hasPieces = false
  for await (const event of events) {
    if (event.type === 'result') {
      if (!hasPieces) yield* chatPiecesOf(event.result.output, header, withUsage)
      continue
    }
    const piece = isRecord(event.piece) ? event.piece : {}
    const written = readWritten(piece)
    if (isChatPiece(piece)) yield piece
    else if (written !== undefined) {
      const delta = { ...(hasPieces ? {} : { role: 'assistant' as const }), content: written.text }
      const finish_reason = written.reason === undefined ? null : finishReason(written.reason)
      yield { ...header, choices: [{ index: 0, delta, finish_reason }] }
    }
    hasPieces = true
  }
}

/**
 * The tokens that a call of text generation read and wrote, if the details of its result say it. Each prompt is
 * read once, however many texts follow it.
 */
export function completionUsage(output: unknown) {
  const prompts: readonly unknown[] =
    Array.isArray(output) && output.every(Array.isArray) ? output : [output]
  let [prompt_tokens, completion_tokens] = [0, 0]
  for (const texts of prompts) {
    for (const [index, one] of (Array.isArray(texts) ? texts : [texts]).entries()) {
      const details: unknown = isRecord(one) ? one['details'] : undefined
      if (!isRecord(details)) return undefined
      const { prefill, generated_tokens } = details
      if (index === 0 && Array.isArray(prefill)) prompt_tokens += prefill.length
      completion_tokens += typeof generated_tokens === 'number' ? generated_tokens : 0
    }
  }
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens }
}

async function* completionPieces(
  events: AsyncIterable<TextEvent>,
  { header, withUsage }: PieceSettings,
): AsyncGenerator<StreamPiece<'completion'>> {
  let hasPieces = false
  const pieceOf = (text: string, index: number, finish_reason: string | null) => ({
    ...header,
    object: 'text_completion' as const,
    choices: [{ index, text, finish_reason, logprobs: null }],
  })
  for await (const event of events) {
    if (event.type === 'piece') {
      const written = isRecord(event.piece) ? readWritten(event.piece) : undefined
      if (written === undefined) continue
      hasPieces = true
      const reason = written.reason === undefined ? null : finishReason(written.reason)
      yield pieceOf(written.text, 0, reason)
      continue
    }
    const { output } = event.result
    if (!hasPieces)
      for (const [index, text] of textsOf(output).entries()) yield pieceOf(text, index, 'stop')
    const usage = withUsage ? completionUsage(output) : undefined
    if (usage !== undefined)
      yield { ...header, object: 'text_completion' as const, choices: [], usage }
  }
}

/** TGI's pieces are tokens. A text that comes all at once is one, of which no probability is known. */
async function* writtenPieces(
  events: AsyncIterable<TextEvent>,
): AsyncGenerator<StreamPiece<'text-generation'>> {
  let hasPieces = false
  for await (const event of events) {
    if (event.type === 'result') {
      if (hasPieces) continue
      for (const [index, text] of textsOf(event.result.output).entries()) {
        const token = { id: 0, text, logprob: 0, special: false }
        const details = { finish_reason: 'eos_token', generated_tokens: 1, seed: null } as const
        yield { index, token, generated_text: text, details }
      }
    } else if (isRecord(event.piece) && readWritten(event.piece) !== undefined) {
      hasPieces = true
      // What the runner gave fits the schema of the task, and this is its form.
      yield event.piece as StreamPiece<'text-generation'>
    }
  }
}

/**
 * The pieces of a streamed run in the form in which a call wants them. A model that answers all at once
 * gives one piece.
 */
export function textPieces(
  form: HubPieces,
  events: AsyncIterable<TextEvent>,
  settings: PieceSettings,
): AsyncGenerator<StreamPiece<HubPieces>> {
  if (form === 'chat-completion') return chatPieces(events, settings)
  return form === 'completion' ? completionPieces(events, settings) : writtenPieces(events)
}
