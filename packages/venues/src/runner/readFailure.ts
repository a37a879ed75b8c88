import { isRecord, readErrorBody, reviveError, type ErrorClasses } from '@taskmesh/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import { RUNNER_CODE_CLASSES, RunnerUnreachableError } from '../errors.ts'
import type { RunnerReply } from './callRunner.ts'

/** Returns the error that a runner's answer stands for: that of its body, or that it is no runner. */
export function readFailure(url: URL, reply: RunnerReply, classes: ErrorClasses = {}): Error {
  const { status, ok, json } = reply
  const body = !ok && isRecord(json) ? readErrorBody(json['error']) : undefined
  return body === undefined
    ? new RunnerUnreachableError(url, `it answered ${status} with something else`)
    : reviveError(body, { ...RUNNER_CODE_CLASSES, ...TASK_ERRORS, ...classes })
}
