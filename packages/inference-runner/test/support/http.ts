import { readErrorBody, reviveError, type TaskmeshError } from '@taskmesh/errors'
import { RUNNER_ERRORS, SERVER_ERRORS } from '@taskmesh/inference-runner/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import * as z from 'zod/mini'

/** An answer in JSON. */
export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** Posts JSON, or a text as it is, and reads the JSON that comes back. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const errorBody = z.strictObject({
  error: z.strictObject({
    name: z.string(),
    code: z.string(),
    message: z.string(),
    path: z.optional(z.string()),
    details: z.optional(z.string()),
    actor: z.string(),
    retryable: z.boolean(),
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
})

/** Reads an error in the one form that the server has. */
export function readError({ body }: Answer) {
  return z.parse(errorBody, body).error
}

const CLASSES = { ...TASK_ERRORS, ...RUNNER_ERRORS, ...SERVER_ERRORS }

/** Makes the error of an answer again, as its class. */
export function reviveAnswer(answer: Answer): TaskmeshError {
  const body = readErrorBody(readError(answer))
  if (body === undefined) throw new Error('The answer carries no error.')
  return reviveError(body, CLASSES)
}
