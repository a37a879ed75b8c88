import { isRecord } from '@taskmesh/errors'
import { plainText } from './plainText.ts'

/** What a server says in the body of an error, whatever its form. */
export interface ServerWords {
  /** What went wrong, in one line without markup. */
  message?: string | undefined
  code?: string | undefined
  type?: string | undefined
  /** The field at fault, as a path of the request: `inputs[0].question`. */
  path?: string | undefined
  /** What else it says, such as warnings and further faults. */
  lines: readonly string[]
  /** In how many seconds the model will be loaded, as Hugging Face says. */
  estimatedSeconds?: number | undefined
}

const MOST_LINES = 10

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' ? plainText(text) : undefined
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.map(textOf).find((text) => text !== undefined)
}

/** Texts of a list such as `warnings`, or of one text. */
function linesOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.slice(0, MOST_LINES).flatMap((one) => {
    const text = isRecord(one)
      ? firstText(one['message'], one['msg'], one['detail'], one['reason'])
      : textOf(one)
    return text ?? []
  })
}

/** The place of FastAPI's and Pydantic's faults, such as `['body', 'inputs', 0, 'question']`, as a path. */
function pathOf(loc: unknown): string | undefined {
  if (!Array.isArray(loc)) return undefined
  const [first, ...others]: readonly unknown[] = loc
  const steps = (first === 'body' ? others : loc).slice(0, 20)
  const path = steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${plainText(String(step)) ?? ''}`))
    .join('')
  return path.replace(/^\./, '') || undefined
}

/** `{ detail: [{ loc, msg, type }] }` of FastAPI. */
function readFaults(faults: readonly unknown[]): ServerWords {
  const all = faults.slice(0, MOST_LINES).flatMap((fault) => {
    const message = isRecord(fault) ? firstText(fault['msg'], fault['message']) : textOf(fault)
    if (message === undefined) return []
    if (!isRecord(fault)) return [{ message, place: undefined, type: undefined }]
    return [{ message, place: pathOf(fault['loc']), type: textOf(fault['type']) }]
  })
  const lines = all.map(({ place, message }) => (place ? `${place}: ${message}` : message))
  const [first] = all
  const path = requestPath(first?.place)
  const [line, ...others] = lines
  return {
    message: path === undefined ? line : first?.message,
    type: first?.type,
    path,
    lines: others,
  }
}

/** A field of the request, where a server names one: those of other dialects are no fields of a task. */
function requestPath(value: unknown): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^(?:inputs|parameters)\b/.test(text) ? text : undefined
}

/** `{ error: { message, type, code, param } }` of OpenAI, and the same without the envelope. */
function readObject(error: Readonly<Record<string, unknown>>): ServerWords {
  const { message, msg, detail, title, type, error_type, code, param, path } = error
  const about = requestPath(param) === undefined ? textOf(param) : undefined
  const problem = [textOf(title), textOf(detail)].filter((text) => text !== undefined).join(': ')
  return {
    message: firstText(message, msg, problem, error['Message'], error['reason']),
    type: firstText(error_type, type),
    code: textOf(code),
    path: requestPath(path) ?? requestPath(param),
    lines: about === undefined ? [] : [`About: ${about}`],
  }
}

function readJson(json: unknown): ServerWords {
  if (typeof json === 'string') return { message: plainText(json), lines: [] }
  if (Array.isArray(json)) return readFaults(json)
  if (!isRecord(json)) return { lines: [] }
  const { error, errors, detail, warnings, estimated_time: time } = json
  const outer = readObject(json)
  const inner = ((): ServerWords => {
    if (isRecord(error)) return readObject(error)
    if (Array.isArray(error)) return readFaults(error)
    if (Array.isArray(detail)) return readFaults(detail)
    if (isRecord(detail)) return readObject(detail)
    return { message: firstText(error), lines: [] }
  })()
  return {
    message: inner.message ?? outer.message,
    type: inner.type ?? outer.type,
    code: inner.code ?? outer.code,
    path: inner.path ?? outer.path,
    lines: [...outer.lines, ...inner.lines, ...linesOf(warnings), ...linesOf(errors)],
    estimatedSeconds: typeof time === 'number' && time >= 0 ? time : undefined,
  }
}

const IS_MARKUP = /^\s*<(?:[!?a-z])/i

/** The title of a page, or the message of an XML document; `undefined` when it has none. */
function readMarkup(text: string): ServerWords {
  const found =
    /<(title|message|h1)\b[^>]*>([^<]{1,1000})<\/\1>/i.exec(text) ??
    /<(h1)[^>]*>([^<]+)/i.exec(text)
  const title = plainText(found?.[2] ?? '')
  return { message: title === undefined ? 'a page without a title' : `“${title}”`, lines: [] }
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/**
 * Reads what a server says in the body of an error: `{ error, estimated_time, warnings }` of Hugging Face,
 * `{ error: { message, type, code, param } }` of OpenAI, `{ detail }` of FastAPI, `{ error, error_type }` of TEI and TGI,
 * `{ type, title, detail }` of RFC 9457, text, the title of a page, or nothing. Never throws; never returns markup.
 *
 * @example
 * ```ts
 * readServerWords('{"error":"Model gpt2 is currently loading","estimated_time":20}')
 * // { message: 'Model gpt2 is currently loading', estimatedSeconds: 20, lines: [] }
 * readServerWords('<html><title>502 Bad Gateway</title>') // { message: '“502 Bad Gateway”', lines: [] }
 * ```
 */
export function readServerWords(text: string): ServerWords {
  const json = parseJson(text)
  if (json !== undefined) return readJson(json.value)
  return IS_MARKUP.test(text) ? readMarkup(text) : { message: plainText(text), lines: [] }
}
