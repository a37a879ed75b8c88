import { isRecord } from '@taskmesh/errors'
import { TASK_IDS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'

/** A request that is sent to a server, made by chance. */
export interface FuzzRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path as OpenAPI has it. */
  path: string
  url: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  /** Who sends it. */
  remoteAddress: string
}

/** A request that was not answered as it has to be. */
export interface FuzzFinding {
  request: FuzzRequest
  status: number
  answer: string
  reason: string
}

export interface FuzzOptions {
  runs: number
  seed: number
  /** How many requests are under way at once. Default 8. */
  atOnce?: number
  onProgress?: (done: number) => void
}

export interface FuzzReport {
  findings: FuzzFinding[]
  /** How many requests had each status. */
  statuses: Record<number, number>
  /** How many requests each route got. */
  routes: Record<string, number>
}

const operation = z.object({
  parameters: z.optional(z.array(z.object({ name: z.string(), in: z.string() }))),
  requestBody: z.optional(z.unknown()),
  responses: z.optional(z.record(z.string(), z.unknown())),
})
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

interface Route {
  path: string
  method: FuzzRequest['method']
  query: string[]
  hasBody: boolean
  /** What the error of the route has, by its description. */
  errorFields: string[]
}

/** What is required of an error of a route, as its description says. */
function errorFieldsOf(responses: Record<string, unknown> | undefined): string[] {
  const { content } = Object(responses?.['default'])
  const required: unknown = Object(Object(content)['application/json']).schema?.required
  return Array.isArray(required) ? required.map(String) : []
}

/** Reads the routes of a server from its own description. */
async function routesOf(app: FastifyInstance): Promise<Route[]> {
  const { paths } = z.parse(document, (await app.inject('/openapi.json')).json())
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([name, value]): Route[] => {
      const method = METHODS.find((one) => one.toLowerCase() === name)
      const { success, data } = z.safeParse(operation, value)
      if (method === undefined || !success) return []
      const query = (data.parameters ?? []).flatMap((one) => (one.in === 'query' ? one.name : []))
      const errorFields = errorFieldsOf(data.responses)
      return [{ path, method, query, hasBody: data.requestBody !== undefined, errorFields }]
    }),
  )
}

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '..',
    '%00',
    '%2e%2e%2f',
    'dummy',
    '__proto__',
    'constructor',
    '💥',
    '-1',
    'null',
  ),
)
const MARK = 'mark-'

/** A text by which a request is told from all others. */
const marked = fc
  .constantFrom('', 'I like it. ', '{"a":', '\u0000', 'é')
  .map((text) => `${text}${MARK}#`)

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, true, [[]], [null], { a: { b: [] } }),
  marked,
)

/** Requests that tasks take, small ones. */
const examples = TASK_IDS.flatMap((task) =>
  [...TASK_EXAMPLES[task]].flatMap(({ request }) => {
    const text = JSON.stringify(request)
    return text.length < 20_000 ? [text] : []
  }),
)

const openAiBodies = [
  { model: 'dummy', messages: [{ role: 'user', content: `Hi ${MARK}#` }], max_tokens: 2 },
  { prompt: `Once ${MARK}#`, max_tokens: 2 },
  { input: [`a ${MARK}#`, 'b'], encoding_format: 'base64' },
  { query: 'a', documents: ['b', `${MARK}#`], texts: ['c'] },
  { inputs: `good ${MARK}#`, options: { wait_for_model: true }, parameters: { top_k: 1 } },
  { inputs: [`good ${MARK}#`, 'bad'], stream: true },
  { input: `good ${MARK}#`, args: {} },
  { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
].map((body) => JSON.stringify(body))

/** Changes one value somewhere in a JSON value. */
function changed(
  text: string,
  place: number,
  value: unknown,
  how: 'replace' | 'remove' | 'add',
): string {
  const whole: unknown = JSON.parse(text)
  const places: { holder: object; key: string }[] = []
  const visit = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null || places.length > 200) return
    for (const key of Object.keys(holder)) {
      places.push({ holder, key })
      visit(Reflect.get(holder, key))
    }
  }
  visit(whole)
  const at = places[place % Math.max(1, places.length)]
  if (at === undefined) return text
  if (how === 'remove') Reflect.deleteProperty(at.holder, at.key)
  else Reflect.set(at.holder, how === 'add' ? `${at.key}_` : at.key, value)
  return JSON.stringify(whole)
}

const body: fc.Arbitrary<string | Buffer | undefined> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...examples, ...openAiBodies),
        fc.nat(),
        strange,
        fc.constantFrom('replace', 'remove', 'add'),
      )
      .map(([text, place, value, how]) => changed(text, place, value, how)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...openAiBodies) },
  { weight: 2, arbitrary: strange.map((value) => JSON.stringify(value)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...examples), fc.nat(200))
      .map(([text, cut]) => text.slice(0, cut)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      undefined,
      '',
      '['.repeat(5000),
      'RIFF\u0000WAVE',
      '\uFEFF{}',
      '--x\r\n\r\n',
    ),
  },
)

const headerValues: Record<string, fc.Arbitrary<string>> = {
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=latin1',
    'text/plain',
    'application/octet-stream',
    'audio/x-audio',
    'image/x-image',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'a/b',
    ';;',
    'application/cloudevents+json',
  ),
  accept: fc.constantFrom(
    '*/*',
    'application/json',
    'text/event-stream',
    'image/png',
    'audio/flac;q=0.5, x',
    ',;q=',
    'text/event-stream;q=x',
  ),
  prefer: fc.constantFrom('respond-async', 'respond-async, wait=1', 'wait=0', 'respond-async;;=,'),
  'idempotency-key': fc.constantFrom('a', '"b"', 'c', '', 'x'.repeat(300)),
  'content-encoding': fc.constantFrom('gzip', 'identity', 'br', 'x'),
  'x-request-id': fc.constantFrom('a', 'x'.repeat(200)),
  'x-wait-for-model': fc.constantFrom('1', 'true', 'no'),
  authorization: fc.constantFrom('Bearer x', 'Basic ', 'x'),
  origin: fc.constantFrom('http://localhost:1', 'null'),
}

function sometimes<Value>(
  value: fc.Arbitrary<Value>,
  freq: number,
): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined, freq })
}

const headers = fc
  .record(
    Object.fromEntries(
      Object.entries(headerValues).map(([name, value]) => [
        name,
        sometimes(value, name === 'content-encoding' ? 1 : 3).map((one) => one),
      ]),
    ),
  )
  .map((all) => {
    const known = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
    return { 'content-type': 'application/json', ...Object.fromEntries(known) }
  })

function urlOf(route: Route, models: readonly string[]): fc.Arbitrary<string> {
  const tasks = fc.constantFrom<string>(...TASK_IDS)
  const known: Record<string, fc.Arbitrary<string>> = {
    task: tasks,
    model: fc.constantFrom(...models),
    name: fc.constant('inference'),
    address: fc.nat().map((number) => `0x${number.toString(16).padStart(40, '0')}`),
  }
  const parts = route.path.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return fc.constant(part)
    const likely = known[name]
    const any = word.map((text) =>
      text.startsWith('%') ? text : encodeURIComponent(text.toWellFormed()),
    )
    return likely === undefined
      ? any
      : fc.oneof({ weight: 5, arbitrary: likely }, { weight: 1, arbitrary: any })
  })
  const query = fc.array(fc.tuple(fc.constantFrom(...route.query, 'x'), fc.oneof(word, tasks)), {
    maxLength: route.query.length === 0 ? 1 : 3,
  })
  return fc.tuple(fc.tuple(...parts), query).map(([all, pairs]) => {
    const search = new URLSearchParams(
      pairs.map(([name, value]) => [name, value.toWellFormed()]),
    ).toString()
    return all.join('') + (search === '' ? '' : `?${search}`)
  })
}

function requestsFor(
  routes: readonly Route[],
  models: readonly string[],
): fc.Arbitrary<FuzzRequest> {
  const clients = fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3')
  return fc.oneof(
    ...routes.map((route) => ({
      // Routes that take a body are what it is about.
      weight: route.hasBody ? 8 : 1,
      arbitrary: fc
        .tuple(
          urlOf(route, models),
          headers,
          route.hasBody ? body : sometimes(body, 1),
          clients,
          fc.nat(40),
        )
        .map(([url, head, payload, remoteAddress, chance]): FuzzRequest => {
          const method = chance === 0 ? 'PUT' : route.method
          return { method, path: route.path, url, headers: head, body: payload, remoteAddress }
        }),
    })),
  )
}

/** What is not the server's fault although the status is above 500: it is told to come again, or its time is over. */
const LATER = new Set([503, 504])

function reasonAgainst(
  route: Route | undefined,
  answer: { status: number; text: string; type: string },
  own: string,
): string | undefined {
  const { status, text, type } = answer
  if (status >= 500 && !LATER.has(status)) return `status ${status}`
  const others = text.match(new RegExp(`${MARK}\\d+-`, 'g'))?.filter((mark) => mark !== own) ?? []
  if (others.length > 0) return `it has ${others.join(', ')} of another request`
  if (status < 400) return undefined
  if (!type.startsWith('application/json')) return `an error of the type ${type}`
  const value: unknown = JSON.parse(text)
  if (!isRecord(value)) return 'an error that is no object'
  const missing = (route?.errorFields ?? []).filter((field) => !(field in value))
  if (missing.length > 0) return `an error without ${missing.join(', ')}`
  return /\bat \S+ \(|node_modules|\/packages\//.test(text) ? 'it shows its code' : undefined
}

/**
 * Sends requests that are made by chance, with the same ones for the same seed, to every route that a server
 * describes in `/openapi.json`.
 *
 * Each has to be answered by a result or by an error of the caller in the form that the route describes; never by an
 * error of the server's own, and never with anything of another request.
 */
export async function fuzz(
  app: FastifyInstance,
  models: readonly string[],
  { runs, seed, atOnce = 8, onProgress }: FuzzOptions,
): Promise<FuzzReport> {
  const routes = await routesOf(app)
  const report: FuzzReport = { findings: [], statuses: {}, routes: {} }
  const STEP = 1000
  let sent = 0

  async function send(request: FuzzRequest, index: number): Promise<void> {
    const own = `${MARK}${index}-`
    const text =
      typeof request.body === 'string' ? request.body.replaceAll(`${MARK}#`, own) : request.body
    const answer = await app.inject({
      method: request.method,
      url: request.url.replaceAll(`${MARK}#`, own),
      headers: request.headers,
      remoteAddress: request.remoteAddress,
      ...(text === undefined ? {} : { payload: text }),
    })
    const { statusCode: status, payload } = answer
    const name = `${request.method} ${request.path}`
    report.statuses[status] = (report.statuses[status] ?? 0) + 1
    report.routes[name] = (report.routes[name] ?? 0) + 1
    const route = routes.find((one) => one.path === request.path && one.method === request.method)
    const type = String(answer.headers['content-type'])
    const reason = reasonAgainst(route, { status, text: payload, type }, own)
    if (reason !== undefined)
      report.findings.push({ request, status, answer: payload.slice(0, 500), reason })
  }

  for (let first = 0; first < runs; first += STEP) {
    const numRuns = Math.min(STEP, runs - first)
    const requests = fc.sample(requestsFor(routes, models), { numRuns, seed: seed + first })
    let next = 0
    const work = async () => {
      for (let at = next++; at < requests.length; at = next++) {
        const request = requests[at]
        if (request !== undefined) await send(request, first + at)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    sent += numRuns
    onProgress?.(sent)
  }
  return report
}
