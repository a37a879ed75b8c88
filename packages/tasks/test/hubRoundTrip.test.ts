import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeHubOutput,
  decodeHubRequest,
  encodeHubOutput,
  encodeHubRequest,
  readHubRequest,
} from '../src/dialects/hub/index.ts'
import { isRecord } from '@taskmesh/errors'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  isBatch,
  parseOutput,
  parseRequest,
  TASK_IDS,
  TASK_SCHEMAS,
  type TaskId,
} from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { arbitraryJson } from './arbitraryJson.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { comparable, readBlobs } from './comparable.ts'

/** Tasks that the API runs as a chat, where a temperature means that tokens are drawn. */
const CHATS = new Set<TaskId>(['image-text-to-text', 'audio-text-to-text', 'video-text-to-text'])

const extra = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,5}$/), arbitraryJson({ maxDepth: 2 }), {
  maxKeys: 2,
  noNullPrototype: true,
})

function travel(wire: unknown): unknown {
  if (wire instanceof Uint8Array || wire instanceof Blob) return wire
  return JSON.parse(JSON.stringify(wire))
}

/** What a request says, whatever the form in which it says it. */
function meaning(
  task: TaskId,
  { inputs, parameters = {} }: { inputs: unknown; parameters?: object },
) {
  const drawn =
    CHATS.has(task) && 'temperature' in parameters && !('do_sample' in parameters)
      ? { do_sample: true }
      : {}
  const { images, ...rest }: Record<string, unknown> = isRecord(inputs) ? inputs : {}
  const isEmpty = CHATS.has(task) && Array.isArray(images) && images.length === 0
  return {
    inputs: comparable(task, 'inputs', isEmpty ? rest : inputs),
    parameters: comparable(task, 'parameters', { ...drawn, ...parameters }),
  }
}

function withoutEmpty(output: unknown): unknown {
  if (!Array.isArray(output)) return output
  return output.map((one: unknown) => {
    if (Array.isArray(one)) return withoutEmpty(one)
    if (!isRecord(one)) return one
    const { score, entity, entity_group: group, aggregator, coordinates, cells, ...rest } = one
    const hasNoCells = [coordinates, cells].every((list) => !Array.isArray(list) || !list.length)
    return {
      ...rest,
      ...(score === null ? {} : { score }),
      ...(entity === undefined ? { entity_group: group } : { entity }),
      ...(hasNoCells ? {} : { coordinates: coordinates ?? [], cells: cells ?? [] }),
      ...(aggregator === '' ? {} : { aggregator }),
    }
  })
}

/** What an output says, whatever the form in which it says it. */
async function sense(task: TaskId, output: unknown): Promise<unknown> {
  return withoutEmpty(comparable(task, 'output', await readBlobs(output)))
}

async function expectSameOutput(task: TaskId, output: unknown, inputs: unknown) {
  const typed = parseOutput(task, output, inputs as never)
  const wire = travel(encodeHubOutput(task, typed, inputs as never))
  const back = decodeHubOutput(task, wire, inputs as never)
  expect(await sense(task, back)).toEqual(await sense(task, output))
}

function expectSameRequest(task: TaskId, request: { inputs: unknown; parameters?: object }) {
  const parsed = parseRequest(task, request)
  const wire = travel(encodeHubRequest(task, parsed))
  expect(meaning(task, decodeHubRequest(task, wire))).toEqual(meaning(task, request))
}

describe('property: canonical → wire → canonical is the identity', () => {
  test.each(TASK_IDS)('%s: the examples', async (task) => {
    for (const { request, output } of TASK_EXAMPLES[task]) {
      expectSameRequest(task, request)
      await expectSameOutput(task, output, request.inputs)
    }
  })

  test.each(TASK_IDS)('%s: any request that fits', (task) => {
    const { inputs, parameters, batch } = ZOD_SCHEMAS[task]
    const one = arbitraryOf(inputs)
    const some = batch ? fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 })) : one
    fc.assert(
      fc.property(some, arbitraryOf(parameters), extra, (given, known, unknown) => {
        expectSameRequest(task, { inputs: given, parameters: { ...unknown, ...Object(known) } })
      }),
      { numRuns: 60 },
    )
  })

  test.each(TASK_IDS)('%s: any output that fits', async (task) => {
    const { inputs, output, batch } = ZOD_SCHEMAS[task]
    await fc.assert(
      fc.asyncProperty(
        arbitraryOf(inputs),
        fc.array(arbitraryOf(output), { minLength: 1, maxLength: 3 }),
        async (input, outputs) => {
          await expectSameOutput(task, outputs[0], input)
          if (batch)
            await expectSameOutput(
              task,
              outputs,
              outputs.map(() => input),
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  /** Ways to write the same request, of which the second needs an input that is an object. */
  const spread = [
    ({ inputs, parameters }: Wire) => ({ inputs, ...parameters }),
    ({ inputs, parameters }: Wire) => (isRecord(inputs) ? { ...inputs, parameters } : undefined),
    ({ inputs, parameters }: Wire) =>
      isRecord(inputs) ? { inputs: null, ...inputs, parameters } : undefined,
  ]

  test.each(TASK_IDS)('%s: any request, spread over the body', (task) => {
    const { inputs, parameters } = ZOD_SCHEMAS[task]
    fc.assert(
      fc.property(arbitraryOf(inputs), arbitraryOf(parameters), extra, (given, known, unknown) => {
        const request = { inputs: given, parameters: { ...unknown, ...Object(known) } }
        for (const write of spread) {
          const body = write(request)
          const isTaken = Object.keys(request.parameters).some((key) => TAKEN.includes(key))
          if (body === undefined || isTaken) continue
          expect(meaning(task, decodeHubRequest(task, travel(body)))).toEqual(
            meaning(task, request),
          )
        }
      }),
      { numRuns: 30 },
    )
  })

  test.each(forms)('%s: %s: any inputs come back, and any output', async (task, form, write) => {
    const { inputs, parameters, output } = ZOD_SCHEMAS[task]
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryOf(inputs), { minLength: 1, maxLength: 2 }),
        fc.array(arbitraryOf(output), { minLength: 2, maxLength: 2 }),
        arbitraryOf(parameters),
        async (given, outputs, known) => {
          const body = travel(write(given, Object(known)))
          if (body === undefined || (form === 'completion' && !areAlike(outputs))) return
          // A place between the halves of a character is none on the wire.
          if (SPANS.has(task) && hasHalves(given)) return
          const call = readHubRequest(task, body)
          expect(call.form.name).toBe(form)
          const isMany = isBatch(task, call.request.inputs)
          const due = isMany ? outputs.slice(0, given.length) : outputs[0]
          expect(meaning(task, { inputs: call.request.inputs }).inputs).toEqual(
            meaning(task, { inputs: isMany ? given : given[0] }).inputs,
          )
          const wire = travel(call.encodeOutput(due as never))
          const back: unknown = decodeHubOutput(task, wire, call.request.inputs as never)
          expect(await sense(task, plain(back))).toEqual(await sense(task, plain(due)))
        },
      ),
      { numRuns: 40 },
    )
  })
})

const point = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })

/** A table of points: a row for each time, as many values in each. */
const rows = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([times, channels]) =>
    fc.array(fc.array(point, { minLength: channels, maxLength: channels }), {
      minLength: times,
      maxLength: times,
    }),
  )

describe('property: series in the form of the draft', () => {
  test('the points come back, by channel, and the forecast as rows', () => {
    fc.assert(
      fc.property(
        rows,
        rows,
        fc.array(point, { minLength: 1, maxLength: 3 }),
        (target, mean, price) => {
          const width = target[0]?.length ?? 0
          const forecast = mean.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? 0))
          const covariates = { price: [...target.map(() => 1), ...price] }
          const body = travel({ series: [{ target, future_covariates: covariates }] })
          const { request, form, encodeOutput } = readHubRequest('time-series-forecasting', body)
          const [inputs] = [request.inputs].flat()
          const names = Object.keys(inputs?.data ?? {}).filter((name) => name !== 'price')
          expect(form.name).toBe('series')
          expect(
            target.map((_row, time) => names.map((name) => inputs?.data[name]?.[time])),
          ).toEqual(travel(target))
          expect(inputs?.future_data).toEqual({ price: travel(price) })
          const data = Object.fromEntries(
            names.map((name, at) => [name, forecast.map((row) => row[at] ?? 0)]),
          )
          const wire = travel(encodeOutput([{ data }]))
          expect(wire).toEqual({ outputs: [{ mean: travel(forecast) }] })
          expect(decodeHubOutput('time-series-forecasting', wire, [{ data }])).toEqual([
            { data: travel(data) },
          ])
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** Tasks whose outputs hold places in the text of the input. */
const SPANS = new Set<TaskId>(['token-classification', 'question-answering'])

function hasHalves(value: unknown): boolean {
  if (typeof value === 'string') return /[\ud800-\udfff]/.test(value)
  if (Array.isArray(value)) return value.some(hasHalves)
  return isRecord(value) && Object.values(value).some(hasHalves)
}

interface Wire {
  inputs: unknown
  parameters: Record<string, unknown>
}

/** Names that a body has for other things than parameters. */
const TAKEN = ['inputs', 'parameters', 'model', 'options', 'stream', 'provider']

type Write = (given: readonly unknown[], parameters: object) => unknown

type FormCase = [task: TaskId, form: string, write: Write]

/** Whether each prompt got as many answers, without which choices cannot be told apart. */
function areAlike(outputs: readonly unknown[]): boolean {
  const counts = outputs.map((output) => (Array.isArray(output) ? output.length : 0))
  return counts.every((count) => count > 0 && count === counts[0])
}

const texts = (given: readonly unknown[]) => (given.length === 1 ? given[0] : given)

/** The other forms in which calls come, written with these inputs. */
const forms: FormCase[] = [
  ['text-generation', 'completion', (given) => ({ prompt: texts(given) })],
  ['text2text-generation', 'completion', (given) => ({ prompt: texts(given) })],
  ['feature-extraction', 'embeddings', (given) => ({ input: texts(given) })],
  ['text-to-image', 'images', (given) => ({ prompt: texts(given) })],
  [
    'text-ranking',
    'rerank',
    ([one]) => (isRecord(one) ? { query: one['query'], documents: one['texts'] } : undefined),
  ],
  ...[...CHATS].map((task): FormCase => [
    task,
    'chat',
    ([inputs]) => encodeHubRequest(task, { inputs } as never),
  ]),
  ...TASK_IDS.filter((task) => TASK_SCHEMAS[task].batch).map((task): FormCase => [
    task,
    'instances',
    (instances, parameters) => ({ instances, parameters }),
  ]),
]

/** What a form has room for: no details of how a text was written, and no empty list of answers. */
function plain(output: unknown): unknown {
  if (Array.isArray(output)) return output.map(plain)
  if (!isRecord(output)) return output
  const { details: _details, ...rest } = output
  return rest
}
