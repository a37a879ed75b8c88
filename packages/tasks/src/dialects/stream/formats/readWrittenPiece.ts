import { unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'

/** A token of which the server says nothing: it adds nothing to the text. */
const NO_TOKEN = { id: 0, text: '', logprob: null, special: true }

/** What other servers of the same protocol write for the reasons of TGI. */
const REASONS: Readonly<Record<string, string>> = {
  eos: 'eos_token',
  stop: 'eos_token',
  max_tokens: 'length',
  max_new_tokens: 'length',
  stop_words: 'stop_sequence',
}

function readToken(token: unknown): unknown {
  if (token === undefined || token === null) return { ...NO_TOKEN }
  if (!isJsonObject(token)) return token
  const { id, logprob, special } = token
  return { ...token, id: id ?? 0, logprob: logprob ?? null, special: special ?? false }
}

function readDetails(details: unknown): unknown {
  if (!isJsonObject(details)) return details
  const { finish_reason: reason, generated_tokens: count } = details
  const isKnown = typeof reason === 'string' && Object.hasOwn(REASONS, reason)
  return {
    ...details,
    finish_reason: isKnown ? REASONS[reason] : reason,
    generated_tokens: count ?? 0,
  }
}

/** One event of a text that comes as it is written, of TGI and of the servers that speak its protocol. */
export const readWrittenPiece: Step = (wire) => {
  if (!isJsonObject(wire)) return unchanged(wire)
  const { token, details, top_tokens: top, ...rest } = wire
  const isSaid = [token, details, rest['generated_text']].some((part) => part !== undefined)
  return unchanged({
    ...rest,
    ...(isSaid ? { token: readToken(token) } : {}),
    ...(Array.isArray(top) ? { top_tokens: top.map(readToken) } : {}),
    ...(details === undefined ? {} : { details: readDetails(details) }),
  })
}

/** One event as TGI writes it, which says each time that the end has not come. Source: its `StreamResponse`. */
export function writeWrittenPiece(piece: unknown): unknown {
  if (!isJsonObject(piece)) return piece
  const { index, token, top_tokens: top, generated_text: text, details } = piece
  return {
    ...(index === undefined ? {} : { index }),
    token,
    ...(top === undefined || top === null ? {} : { top_tokens: top }),
    generated_text: text ?? null,
    details: details ?? null,
  }
}
