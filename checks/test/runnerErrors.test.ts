import { createServer, type Server } from 'node:http'
import { isRecord } from '@taskmesh/errors'
import { ERROR_CODES, type ErrorCode } from '@taskmesh/errors/codes'
import { RUNNER_ERRORS, SERVER_ERRORS } from '@taskmesh/inference-runner/errors'
import { RunnerError, httpRunner } from '@taskmesh/venues'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** What the server answers with. */
let code: ErrorCode
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((_, response) => {
    const { actor, retryable } = ERROR_CODES[code]
    const body = {
      code,
      message: 'It failed.',
      actor: [actor].flat()[0],
      retryable: retryable === true,
    }
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: body }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${isRecord(address) ? Number(address['port']) : 0}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

const codes = Object.keys({ ...RUNNER_ERRORS, ...SERVER_ERRORS }).filter(isCode)

function isCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERROR_CODES, value)
}

test('a runner has codes of its own', () => expect(codes.length).toBeGreaterThan(10))

// `venues` may not import the runner, whose errors come to it over HTTP.
test.each(codes)(
  '%s of a runner comes to a venue as a RunnerError with that code',
  async (sent) => {
    code = sent
    const running = httpRunner({ url }).run('translation', { inputs: 'Hello' })
    await expect(running).rejects.toBeInstanceOf(RunnerError)
    await expect(running).rejects.toMatchObject({ code: sent })
  },
)
