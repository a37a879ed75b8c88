import { isRecord, MAX_ERROR_TEXT, TaskmeshError, type ErrorClasses } from '@taskmesh/errors'
import type { ExpectedMedia } from './schema/expectedMedia.ts'
import { messageOf } from './parse/messageOf.ts'
import { isMediaKind } from './schema/mediaKind.ts'

export { TaskmeshError }
export type { ExpectedMedia }
export type { Actor, ErrorBody, TaskmeshErrorOptions } from '@taskmesh/errors'

/** One thing wrong with a value. */
export interface Issue {
  /** Where, for example `parameters.top_k` or `inputs[2]`; empty for the value itself. */
  path: string
  /** Kind of fault: `invalid_type`, `too_small`, `invalid_value`, … */
  code: string
  /** A sentence made of the other fields: `inputs: expected a string, got 42`. */
  message: string
  /** What would have been right, for example `an integer` or `at least 1`. */
  expected: string
  /** What came, in words, for example `42` or `an array of 3`. */
  received: string
  /** What the place takes, where media were expected. */
  media?: ExpectedMedia | undefined
}

/**
 * Makes an issue, whose message is composed of its fields.
 *
 * @example
 * ```ts
 * const facts = { path: 'inputs', code: 'too_big', expected: 'at most 3', received: '4' }
 * createIssue(facts).message // 'inputs: expected at most 3, got 4'
 * ```
 */
export function createIssue(facts: Omit<Issue, 'message'>): Issue {
  const { path, expected, received } = facts
  return { ...facts, message: `${path && `${path}: `}${messageOf(expected, received)}` }
}

function summarize(issues: readonly Issue[]): { path?: string; details?: string } {
  const [first, ...others] = issues
  return {
    ...(first === undefined ? {} : { path: first.path }),
    ...(others.length === 0 ? {} : { details: others.map((issue) => issue.message).join('\n') }),
  }
}

/** Most issues that are read from another process or server. */
const MAX_REMOTE_ISSUES = 1000

/** What senders that say nothing of what came are taken to have said. */
const UNKNOWN_VALUE = 'something else'

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ERROR_TEXT
}

function readMedia(value: unknown): ExpectedMedia | undefined {
  if (!isRecord(value)) return undefined
  const { kind, maxBytes } = value
  const isSize = typeof maxBytes === 'number' && Number.isFinite(maxBytes) && maxBytes > 0
  return isMediaKind(kind) && isSize ? { kind, maxBytes } : undefined
}

function readIssue(value: unknown): Issue[] {
  if (!isRecord(value)) return []
  const { path, code, message, expected, received = UNKNOWN_VALUE } = value
  const isIssue =
    isShort(path) && isShort(code) && isShort(message) && isShort(expected) && isShort(received)
  if (!isIssue) return []
  const media = readMedia(value['media'])
  return [{ path, code, message, expected, received, ...(media === undefined ? {} : { media }) }]
}

/** The `task` and `issues` of an error that came from elsewhere. */
function readIssues(data: unknown): { task: string; issues: readonly Issue[] } | undefined {
  if (!isRecord(data)) return undefined
  const { task, issues } = data
  if (!isShort(task) || !Array.isArray(issues)) return undefined
  const read = issues.slice(0, MAX_REMOTE_ISSUES).map(readIssue)
  return read.every(([issue]) => issue !== undefined) ? { task, issues: read.flat() } : undefined
}

/** The request does not fit its task's schema. The caller has to change it. */
export class InvalidRequestError extends TaskmeshError {
  override name = 'InvalidRequestError'
  readonly task: string
  readonly issues: readonly Issue[]

  constructor(task: string, issues: readonly Issue[]) {
    super(`Invalid ${task} request: ${issues[0]?.message ?? 'it does not fit the schema'}`, {
      code: 'INVALID_REQUEST',
      actor: 'caller',
      ...summarize(issues),
    })
    this.task = task
    this.issues = issues
  }

  override get data() {
    return { task: this.task, issues: this.issues }
  }

  static readonly readData = readIssues
}

/** A model's or provider's output does not fit its task's schema. */
export class InvalidOutputError extends TaskmeshError {
  override name = 'InvalidOutputError'
  readonly task: string
  readonly issues: readonly Issue[]

  constructor(task: string, issues: readonly Issue[], received?: unknown) {
    super(`Invalid ${task} output: ${issues[0]?.message ?? 'it does not fit the schema'}`, {
      code: 'INVALID_OUTPUT',
      actor: 'model',
      received,
      ...summarize(issues),
    })
    this.task = task
    this.issues = issues
  }

  override get data() {
    return { task: this.task, issues: this.issues }
  }

  static readonly readData = readIssues
}

/** There is no task of that name. */
export class UnknownTaskError extends TaskmeshError {
  override name = 'UnknownTaskError'
  constructor(task: unknown, known: readonly string[], suggestion?: string) {
    super(
      `There is no task ${JSON.stringify(task)}.` +
        (suggestion ? ` Did you mean "${suggestion}"?` : ''),
      {
        code: 'UNKNOWN_TASK',
        actor: 'caller',
        path: 'task',
        details: `Known tasks: ${known.join(', ')}`,
      },
    )
  }
}

/** An answer that comes in pieces cannot be read. */
export class InvalidStreamError extends TaskmeshError {
  override name = 'InvalidStreamError'

  /** @param reason - what is wrong with the stream, to be read after "The stream cannot be read: ". */
  constructor(reason: string, options: { isCut?: boolean; received?: unknown } = {}) {
    super(`The stream cannot be read: ${reason}.`, {
      code: 'INVALID_STREAM',
      actor: 'provider',
      retryable: options.isCut ?? false,
      received: options.received,
    })
  }
}

/** What a server says of an error within a stream. */
export interface ServerFault {
  message: string
  /** Its kind of error, such as `overloaded` or `invalid_request_error`. */
  type?: string | undefined
  /** Its code, often that of an HTTP answer. */
  code?: string | number | undefined
}

const PASSING_FAULT = /overload|rate.?limit|timeout|unavailable|too.many/i

function mayPass({ type = '', code = '' }: ServerFault): boolean {
  const status = Number(code)
  return status >= 500 || status === 429 || PASSING_FAULT.test(`${type} ${code}`)
}

function cutText(text: string): string {
  return text.slice(0, MAX_ERROR_TEXT)
}

/** A server broke off an answer that comes in pieces with an error of its own. */
export class StreamFailedError extends TaskmeshError {
  override name = 'StreamFailedError'
  /** What the server says. */
  readonly serverMessage: string
  /** The server's words for the kind of error, such as `overloaded`. */
  readonly serverType: string | undefined
  /** The server's code of the error, such as `429` or `rate_limit_exceeded`. */
  readonly serverCode: string | number | undefined

  constructor(fault: ServerFault) {
    super(`The server broke off: ${cutText(fault.message)}`, {
      code: 'STREAM_FAILED',
      actor: 'provider',
      retryable: mayPass(fault),
    })
    this.serverMessage = cutText(fault.message)
    this.serverType = fault.type === undefined ? undefined : cutText(fault.type)
    this.serverCode = typeof fault.code === 'string' ? cutText(fault.code) : fault.code
  }

  override get data() {
    const { serverMessage, serverType, serverCode } = this
    return {
      serverMessage,
      ...(serverType === undefined ? {} : { serverType }),
      ...(serverCode === undefined ? {} : { serverCode }),
    }
  }

  static readonly readData = (data: unknown) => {
    if (!isRecord(data)) return undefined
    const { serverMessage, serverType, serverCode } = data
    const isType = serverType === undefined || isShort(serverType)
    const isCode = serverCode === undefined || typeof serverCode === 'number' || isShort(serverCode)
    return isShort(serverMessage) && isType && isCode
      ? { serverMessage, serverType, serverCode }
      : undefined
  }
}

/** A program defines a task of its own in a way that cannot be. */
export class InvalidTaskDefinitionError extends TaskmeshError {
  override name = 'InvalidTaskDefinitionError'

  /** @param shown - what came, in words. Default: the value as JSON. */
  constructor(path: string, expected: string, received: unknown, shown = shortJson(received)) {
    super(`The task cannot be defined: ${path}: expected ${expected}, got ${shown}.`, {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      path,
    })
  }
}

const LONGEST_SHOWN = 64

function shortJson(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, LONGEST_SHOWN)) : typeof value
}

/** A schema of zod says what a compiled schema cannot. */
export class UnsupportedSchemaError extends TaskmeshError {
  override name = 'UnsupportedSchemaError'
  constructor(path: string, reason: string) {
    super(`The schema at ${path || 'the top'} ${reason}, which a compiled schema cannot say.`, {
      code: 'UNSUPPORTED_SCHEMA',
      actor: 'configuration',
      path,
    })
  }
}

/** The errors of this package that cross processes and HTTP, by their codes. */
export const TASK_ERRORS = {
  INVALID_REQUEST: InvalidRequestError,
  INVALID_OUTPUT: InvalidOutputError,
  UNKNOWN_TASK: UnknownTaskError,
  INVALID_STREAM: InvalidStreamError,
  STREAM_FAILED: StreamFailedError,
} as const satisfies ErrorClasses
