import { isJsonObject } from '../../shared/isJsonObject.ts'
import type { ServerFault } from '../../../errors.ts'
import type { ServerSentEvent } from '../sse/readEvents.ts'

const NO_WORDS = 'it gave no reason'

function textOf(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '')
}

function codeOf(...values: unknown[]): string | number | undefined {
  return values.find(
    (value): value is string | number =>
      typeof value === 'number' || (typeof value === 'string' && value !== ''),
  )
}

/** FastAPI says what is wrong with a request under `detail`, as a string or as a list. */
function detailOf(detail: unknown): string | undefined {
  if (detail === undefined || detail === null) return undefined
  return typeof detail === 'string' ? detail : JSON.stringify(detail)
}

/** What a server says of an error, in the form of OpenAI, or in that of TGI and of Hugging Face's API. */
function faultOf(value: Record<string, unknown>): ServerFault {
  const { error } = value
  const inner = isJsonObject(error) ? error : {}
  const message =
    textOf(inner['message'], error, value['message']) ??
    detailOf(inner['detail'] ?? value['detail'] ?? (Array.isArray(error) ? error : undefined))
  return {
    message: message ?? NO_WORDS,
    type: textOf(inner['type'], value['error_type'], value['type']),
    code: codeOf(
      inner['code'],
      value['code'],
      inner['status'],
      value['status'],
      value['status_code'],
    ),
  }
}

function isFault(value: Record<string, unknown>): boolean {
  const { error, object, choices, token } = value
  if (error !== undefined && error !== null && error !== false) return true
  if (object === 'error') return true
  const isPiece = choices !== undefined || token !== undefined
  return !isPiece && ('detail' in value || ('message' in value && 'code' in value))
}

/**
 * The error that an event carries, if it does: OpenAI's `{ error: { message, type, code } }`, TGI's
 * `{ error, error_type }`, vLLM's older `{ object: "error", message }`, FastAPI's `{ detail }`, and
 * whatever comes as an event of the kind `error`.
 *
 * @param value - the data of the event, as JSON where they are.
 */
export function readFault({ event }: ServerSentEvent, value: unknown): ServerFault | undefined {
  if (isJsonObject(value)) return event === 'error' || isFault(value) ? faultOf(value) : undefined
  if (event !== 'error') return undefined
  return { message: textOf(value) ?? NO_WORDS }
}

/** An error as OpenAI writes it within a stream. Source: `APIError.generate` of its clients. */
export function writeOpenAiFault({ message, type, code }: ServerFault): ServerSentEvent {
  const error = { message, type: type ?? 'server_error', param: null, code: code ?? null }
  return { data: JSON.stringify({ error }) }
}

/**
 * An error as TGI writes it within a stream. Source: `text-generation-inference`, `router/src/server.rs`,
 * whose stream ends with an event `{ error, error_type }`.
 */
export function writeTgiFault({ message, type }: ServerFault): ServerSentEvent {
  return {
    event: 'error',
    data: JSON.stringify({ error: message, error_type: type ?? 'generation' }),
  }
}
