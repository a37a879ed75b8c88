import { request, type IncomingMessage } from 'node:http'
import { createServer } from '@taskmesh/inference-runner/server'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createCore } from '../src/server/core/createCore.ts'
import type { Dialect } from '../src/server/core/dialect.ts'
import { DIALECTS } from '../src/server/dialects.ts'
import { taskmeshErrorForm } from '../src/server/taskmesh/taskmeshErrorForm.ts'
import { demoRunner } from './support/demoRunner.ts'

const runner = demoRunner()
const server = await createServer({ runner })
afterAll(async () => {
  await server.close()
  await runner.close()
})

const document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

/** Sends a request with a method that `fetch` does not let be sent. */
async function sendMethod(method: string, url: string): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method }, resolve).on('error', reject).end()
  })
  return answer.resume()
}

/** Every reference in a JSON value. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : referencesIn(part),
  )
}

/** The routes of dialects, as OpenAPI writes them. */
async function routesOf(dialects: readonly Dialect[]): Promise<string[]> {
  const { app, context } = await createCore({ runner }, taskmeshErrorForm)
  const routes = ['GET /openapi.json']
  app.addHook('onRoute', ({ method, url }) => {
    const methods = [method].flat().filter((name) => name !== 'HEAD')
    routes.push(
      ...methods.map(
        (name) => `${name} ${url.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{model}')}`,
      ),
    )
  })
  for (const { addRoutes } of dialects) {
    await app.register(async (scope) => addRoutes(scope, context))
  }
  await app.close()
  return routes
}

describe('GET /openapi.json', () => {
  test('behavior: it describes the methods of every path, and every reference leads somewhere', async () => {
    const { paths, components } = z.parse(document, (await server.inject('/openapi.json')).json())
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = await routesOf(DIALECTS)
    // What follows a wildcard is described path by path.
    const wildcards = routes.filter((route) => route.endsWith('{model}'))
    const isBelow = (path: string) => wildcards.some((route) => path.startsWith(`${route}/`))
    const isPartOf = (route: string) => described.some((path) => path.startsWith(`${route}/`))
    const exact = described.filter((path) => routes.includes(path) || !isBelow(path))
    const own = routes.filter((route) => described.includes(route) || !isPartOf(route))
    expect(exact.toSorted()).toEqual(own.toSorted())
    const known = new Set(Object.keys(components.schemas))
    const unknown = referencesIn(paths)
      .map((reference) => reference.replace('#/components/schemas/', ''))
      .filter((name) => !known.has(name))
    expect(unknown).toEqual([])
  })
})

describe('any path', () => {
  test('behavior: a method that it does not take is 405 with those that it takes', async () => {
    const answer = await server.inject({ method: 'GET', url: '/v1/tasks/translation' })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('POST, OPTIONS')
    expect(answer.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } })
    const list = await server.inject({ method: 'DELETE', url: '/v1/tasks' })
    expect([list.statusCode, list.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    for (const method of ['TRACE', 'QUERY']) {
      const { statusCode, headers } = await sendMethod(method, `${url}/info`)
      expect([method, statusCode, headers.allow]).toEqual([method, 405, 'GET, HEAD, OPTIONS'])
    }
  })

  test('behavior: a caller names its request; a name that is none gets another', async () => {
    const idOf = async (id?: string) => {
      const headers = id === undefined ? {} : { 'x-request-id': id }
      const { headers: sent } = await server.inject({ url: '/nowhere', headers })
      return sent['x-request-id']
    }
    expect(await idOf('call-7')).toBe('call-7')
    expect(await idOf('a b')).toMatch(/^[\w-]{36}$/)
    expect(await idOf('x'.repeat(129))).toMatch(/^[\w-]{36}$/)
    expect(await idOf()).not.toBe(await idOf())
  })

  test('behavior: pages may ask what is allowed, and read the headers of the server', async () => {
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' }
    const url = '/v1/tasks/translation'
    const asked = await server.inject({ method: 'OPTIONS', url, headers })
    expect(asked.statusCode).toBe(204)
    expect(asked.headers['access-control-allow-origin']).toBe('http://localhost:5173')
    expect((await server.inject({ method: 'OPTIONS', url })).statusCode).toBe(204)
    const { headers: sent } = await server.inject({ url: '/version', headers })
    const exposed = String(sent['access-control-expose-headers']).split(', ')
    expect(exposed).toEqual(
      expect.arrayContaining([
        'x-request-id',
        'request-id',
        'retry-after',
        'x-queue-time',
        'link',
        'openai-processing-ms',
        'x-taskmesh-warnings',
        'x-ratelimit-remaining-requests',
      ]),
    )
    expect(exposed).toEqual([...new Set(exposed)])
  })
})

describe('POST /v1/tasks/{task}', () => {
  test('behavior: headers say how long the call waited and ran', async () => {
    const { headers } = await server.inject({
      method: 'POST',
      url: '/v1/tasks/text-classification',
      payload: { inputs: 'good' },
    })
    expect(headers).toMatchObject({
      'x-compute-type': 'cpu',
      'x-compute-time': expect.stringMatching(/^\d+\.\d{3}$/),
    })
    const [total, queue, run] = ['x-total-time', 'x-queue-time', 'x-inference-time'].map((name) =>
      Number(headers[name]),
    )
    expect(total).toBeGreaterThanOrEqual((queue ?? NaN) + (run ?? NaN) - 1)
  })
})
