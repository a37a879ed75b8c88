import { readErrorBody, reviveError, TaskmeshError } from '@taskmesh/errors'
import {
  BadRequestError,
  BodyTooLargeError,
  InternalError,
  MediaError,
  MethodNotAllowedError,
  ModelLoadError,
  NotFoundError,
  QueueFullError,
  RUNNER_ERRORS,
  SERVER_ERRORS,
  UnavailableError,
  UnsupportedMediaTypeError,
} from '@taskmesh/inference-runner/errors'
import { createIssue, InvalidOutputError, InvalidRequestError } from '@taskmesh/tasks'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import { expect, test } from 'vitest'
import { addDialects } from '../src/server/core/addDialects.ts'
import { createCore } from '../src/server/core/createCore.ts'
import type { Dialect } from '../src/server/core/dialect.ts'
import { toErrorReply } from '../src/server/core/toErrorReply.ts'
import { withWireNames } from '../src/server/ogpu/withWireNames.ts'
import { taskmeshErrorForm } from '../src/server/taskmesh/taskmeshErrorForm.ts'
import { demoRunner } from './support/demoRunner.ts'

function httpError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode })
}

test.each([
  [400, BadRequestError, 'BAD_REQUEST'],
  [404, NotFoundError, 'NOT_FOUND'],
  [405, MethodNotAllowedError, 'METHOD_NOT_ALLOWED'],
  [413, BodyTooLargeError, 'BODY_TOO_LARGE'],
  [414, BadRequestError, 'BAD_REQUEST'],
  [415, UnsupportedMediaTypeError, 'UNSUPPORTED_MEDIA_TYPE'],
] as const)('what HTTP refuses with %d keeps its status and message', (status, Class, code) => {
  const reply = toErrorReply(httpError(status, 'Too long.'))
  expect(reply).toMatchObject({ status, error: { code, message: 'Too long.', actor: 'caller' } })
  expect(reviveError(reply.error, SERVER_ERRORS)).toBeInstanceOf(Class)
})

test.each([
  [httpError(500, 'at /secret/key'), 500, InternalError],
  [httpError(503, 'at /secret/key'), 503, UnavailableError],
  [new TypeError('at /secret/key'), 500, InternalError],
  ['/secret/key', 500, InternalError],
] as const)('what goes wrong in the server stays there: %s', (thrown, status, Class) => {
  const reply = toErrorReply(thrown)
  expect(reply.status).toBe(status)
  expect(JSON.stringify(reply)).not.toContain('secret')
  expect(reviveError(reply.error, SERVER_ERRORS)).toBeInstanceOf(Class)
})

test('what was received, causes and facts of the configuration never leave', () => {
  class PathError extends TaskmeshError {
    override name = 'PathError'
    override get data() {
      return { path: '/secret' }
    }
  }
  const cause = new Error('/secret')
  const errors = [
    new InvalidOutputError('translation', [], '/secret'),
    new QueueFullError('me/model', 1, 3),
    new ModelLoadError('me/model', '/secret', cause),
    new MediaError('inputs', 'broken', { cause }),
    new PathError('Broken.', {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      details: '/secret',
    }),
  ]
  for (const error of errors) expect(JSON.stringify(toErrorReply(error))).not.toContain('secret')
})

test('facts of other errors arrive with their class', () => {
  const { error, retryAfter } = toErrorReply(new QueueFullError('me/model', 1, 3))
  const body = readErrorBody(JSON.parse(JSON.stringify(error)))
  const revived = body && reviveError(body, { ...TASK_ERRORS, ...RUNNER_ERRORS })
  expect(revived).toBeInstanceOf(QueueFullError)
  expect(revived).toMatchObject({ retryAfterSeconds: 3 })
  expect(retryAfter).toBe(3)
})

test('errors of the runner get the paths of the payload, in the path, the message and the issues', () => {
  const issue = (path: string) =>
    createIssue({ path, code: 'invalid_type', expected: 'a string', received: '42' })
  const request = withWireNames(
    new InvalidRequestError('translation', [
      issue('parameters.tgt_lang'),
      issue('inputs[1]'),
      issue('inputsOf'),
    ]),
  )
  expect(request).toBeInstanceOf(InvalidRequestError)
  expect(request).toMatchObject({
    path: 'args.tgt_lang',
    shortMessage: 'Invalid translation request: args.tgt_lang: expected a string, got 42',
    issues: [issue('args.tgt_lang'), issue('input[1]'), issue('inputsOf')],
  })
  const media = withWireNames(new MediaError('inputs.image', 'it is empty', { retryable: true }))
  expect(media).toBeInstanceOf(MediaError)
  expect(media).toMatchObject({
    path: 'input.image',
    message: 'input.image: it is empty',
    retryable: true,
  })
  const other = new QueueFullError('inputs', 1, 1)
  expect(withWireNames(other)).toBe(other)
})

test('a dialect writes the errors of its own routes in its own form, and of no others', async () => {
  const runner = demoRunner({ models: [] })
  const { app, context } = await createCore({ runner }, taskmeshErrorForm)
  const plain: Dialect = {
    name: 'plain',
    errorForm: ({ message }) => ({ body: { detail: message } }),
    openApi: () => ({ paths: {} }),
    addRoutes: (scope) => void scope.post('/plain', async () => 'never'),
  }
  await addDialects(app, [plain], context)
  const own = await app.inject({ method: 'POST', url: '/plain', body: '{', headers: json })
  expect([own.statusCode, own.json()]).toEqual([400, { detail: expect.any(String) }])
  const other = await app.inject({ method: 'POST', url: '/other', body: '{', headers: json })
  expect(other.json()).toMatchObject({ error: { code: expect.any(String) } })
  await app.close()
  await runner.close()
})

const json = { 'content-type': 'application/json' }
