import { isRecord, readErrorBody, reviveError, type ErrorClasses } from '@taskmesh/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import { RUNNER_CODE_CLASSES, RunnerError } from '../errors.ts'
import { RunnerAnswerError, RunnerHttpError } from './answerErrors.ts'
import type { RunnerReply } from './callRunner.ts'
import { plainText } from './plainText.ts'
import { readRetryAfter } from './retryAfter.ts'
import { readServerWords } from './serverWords.ts'

/** Why an answer under a status of success is none. */
function describeAnswer({ text, json, headers }: RunnerReply): string {
  if (json !== undefined) return 'it has no output'
  if (text.trim() === '') return 'it is empty'
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  if (/^\s*</.test(text)) return `it is a page, ${readServerWords(text).message}, and no JSON`
  return `it is ${plainText(type) ?? 'something'} and no JSON`
}

function isErrorBody(json: unknown): boolean {
  return isRecord(json) && ('error' in json || 'detail' in json)
}

/** Returns the error that an answer stands for: a runner's own, that of another server, or that it is no answer. */
export function readFailure(url: URL, reply: RunnerReply, classes: ErrorClasses = {}): Error {
  const { status, ok, json, text, headers } = reply
  const body = isRecord(json) ? readErrorBody(json['error']) : undefined
  const isRunners = isRecord(json) && isRecord(json['error']) && 'actor' in json['error']
  if (!ok && body !== undefined && (isRunners || isKnown(body.code, classes))) {
    return reviveError(body, { ...RUNNER_CODE_CLASSES, ...TASK_ERRORS, ...classes })
  }
  if (ok && !isErrorBody(json)) return new RunnerAnswerError(url, describeAnswer(reply))
  const words = readServerWords(text === '' && json !== undefined ? JSON.stringify(json) : text)
  const seconds = readRetryAfter(headers) ?? words.estimatedSeconds
  return new RunnerHttpError(url, status, words, seconds)
}

function isKnown(code: string, classes: ErrorClasses): boolean {
  return [RUNNER_CODE_CLASSES, TASK_ERRORS, classes].some((known) => Object.hasOwn(known, code))
}

/** In how many seconds a server wants to be asked again; `undefined` when it says nothing, or will never do it. */
export function secondsToWait(error: Error, { headers }: RunnerReply): number | undefined {
  if (error instanceof RunnerHttpError) {
    return error.status === 429 || error.status === 503 ? error.retryAfterSeconds : undefined
  }
  if (!('retryable' in error) || error.retryable !== true) return undefined
  const facts = error instanceof RunnerError ? error.facts : undefined
  const told = facts?.['retryAfterSeconds'] ?? facts?.['estimatedSeconds']
  if (typeof told === 'number' && told >= 0) return told
  return readRetryAfter(headers)
}
