import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeHubOutput, decodeHubRequest } from '../src/dialects/hub/index.ts'
import { decodeOgpuData, decodeOgpuRequest, decodeOgpuResult } from '../src/dialects/ogpu/index.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  InvalidOutputError,
  InvalidRequestError,
  MAX_BATCH_SIZE,
  MAX_ISSUES,
  MAX_ITEMS,
  MAX_KEYS,
  MAX_NESTING,
  parseOutput,
  parseRequest,
  readMediaText,
  TASK_IDS,
  TASK_SCHEMAS,
  type Issue,
  type TaskId,
} from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { arbitraryOf } from './arbitraryOf.ts'

const LONGEST_MESSAGE = 2000

interface Sample {
  request: { inputs: unknown; parameters?: object | undefined }
  output: unknown
}

function sampleOf(task: TaskId): Sample {
  const [first]: readonly Sample[] = TASK_EXAMPLES[task]
  if (first === undefined) throw new Error(`${task} has no example`)
  return first
}

/** Everything that takes values from outside, on one task. */
function doors(task: TaskId): ((value: unknown) => unknown)[] {
  const { inputs } = sampleOf(task).request
  const many = TASK_SCHEMAS[task].batch ? [inputs, inputs] : inputs
  return [
    (value) => parseRequest(task, value),
    (value) => decodeHubRequest(task, value),
    (value) => decodeOgpuData(task, value),
    (value) => decodeOgpuRequest(task, value),
    ...[inputs, many].flatMap((given) => [
      (value: unknown) => parseOutput(task, value, given as never),
      (value: unknown) => decodeHubOutput(task, value, given as never),
      (value: unknown) => decodeOgpuResult(task, value, given as never),
    ]),
  ]
}

/** The value itself, and in every place of a call where it may lie. */
function placements(value: unknown): unknown[] {
  return [
    value,
    [value],
    [value, value],
    { inputs: value },
    { inputs: [value, value] },
    { inputs: value, parameters: value },
    { inputs: 'a', parameters: { x: value, top_k: value } },
    { input: value, args: value },
    { function_name: 'inference', data: { input: value, args: { x: value } } },
    { result: value },
    { result: [value] },
    { result: { output: value } },
    { messages: value },
    { messages: [{ role: 'user', content: value }] },
    { prompt: value, max_tokens: value },
    { labels: value, scores: value },
    { choices: [value] },
    { data: [value], output: [value] },
  ]
}

function checkIssues(issues: readonly Issue[]): void {
  expect(issues.length).toBeGreaterThan(0)
  expect(issues.length).toBeLessThanOrEqual(MAX_ISSUES)
  for (const { path, message, expected, code } of issues) {
    for (const text of [path, message, expected, code]) expect(typeof text).toBe('string')
    expect(message.length).toBeLessThan(LONGEST_MESSAGE)
  }
}

/** Whatever comes, a door lets it in or says what is wrong with it. */
function survives(open: (value: unknown) => unknown, value: unknown): void {
  try {
    open(value)
  } catch (error) {
    if (!(error instanceof InvalidRequestError) && !(error instanceof InvalidOutputError))
      throw error
    checkIssues(error.issues)
  }
}

/** Tasks of every kind of input and of every kind of wire form. */
const SOME: readonly TaskId[] = [
  'text-classification',
  'image-classification',
  'chat-completion',
  'tabular-classification',
  'feature-extraction',
  'image-text-to-text',
  'zero-shot-classification',
  'text-to-speech',
]

function everyDoor(value: unknown): void {
  for (const task of SOME)
    for (const open of doors(task)) for (const placed of placements(value)) survives(open, placed)
}

/** Fewer doors, for values that take their time. */
function someDoors(value: unknown): void {
  const placed = [
    value,
    { inputs: value },
    { inputs: 'a', parameters: { x: value, candidate_labels: value } },
    { input: value, args: value },
    { result: value },
    { messages: value },
  ]
  for (const task of SOME.slice(0, 4))
    for (const open of doors(task)) for (const one of placed) survives(open, one)
}

function nested(depth: number, wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = 'end'
  for (let level = 0; level < depth; level += 1) value = wrap(value)
  return value
}

function cycle(): unknown {
  const object: Record<string, unknown> = {}
  const array: unknown[] = [object]
  object['self'] = object
  object['array'] = array
  array.push(array)
  return object
}

/** A little value that is 2^80 values when every path is followed. */
function bush(): unknown {
  return nested(80, (inside) => [inside, inside])
}

class Throws {
  get inputs(): unknown {
    throw new Error('no')
  }
}

const throwingProxy = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no')
    },
    ownKeys: () => {
      throw new Error('no')
    },
    has: () => {
      throw new Error('no')
    },
    getPrototypeOf: () => {
      throw new Error('no')
    },
  },
)

function revokedProxy(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

/** A getter that is well behaved until it has been asked often enough. */
function turning(): unknown {
  let count = 0
  return {
    get inputs() {
      count += 1
      if (count > 2) throw new Error('no more')
      return 'a'
    },
  }
}

const own = (key: string, value: unknown) =>
  JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`) as unknown

const STRANGE: readonly (readonly [name: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', -Infinity],
  ['a bigint', 10n],
  ['a symbol', Symbol('x')],
  ['a function', () => 'a'],
  ['a date', new Date(NaN)],
  ['a map', new Map([['inputs', 'a']])],
  ['a regular expression', /x/],
  ['a promise', Promise.resolve('a')],
  ['an object without a prototype', Object.create(null)],
  ['a lone surrogate', '\ud800'],
  ['zero bytes', '\u0000'],
  ['an empty text', ''],
  ['a sparse array', Object.assign([], { length: 5 })],
  ['an array with a key', Object.assign(['a'], { x: 1 })],
  ['a long sparse array', Object.assign([], { length: 4_000_000_000 })],
  ['an own __proto__', own('__proto__', { inputs: 'a', polluted: true })],
  ['an own constructor', own('constructor', { prototype: { polluted: true } })],
  ['an own toString', own('toString', 'x')],
  ['wrong base64', 'data:image/png;base64,A=A='],
  ['a lying media type', 'data:image/png;base64,R0lGODlhAQABAAAAACw='],
  ['a media type that is none', 'data:text/html;charset=utf-8,<script>'],
  ['an address without a host', 'http://'],
  ['empty bytes', new Uint8Array(0)],
  ['bytes that are no text', Uint8Array.from([0xff, 0xfe, 0x7b, 0x22])],
  ['bytes of broken JSON', new TextEncoder().encode('{"inputs":')],
  [
    'bytes of deep JSON',
    new TextEncoder().encode('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
  ],
  ['an ArrayBuffer', new ArrayBuffer(3)],
  ['an empty Blob', new Blob([])],
  ['a Blob', new Blob(['{"inputs":"a"}'], { type: 'application/json' })],
  ['deep arrays', nested(10_000, (inside) => [inside])],
  ['deep objects', nested(10_000, (inside) => ({ inputs: inside, parameters: inside }))],
  ['a cycle', cycle()],
  ['a getter that throws', new Throws()],
  ['a getter that throws late', turning()],
  ['a proxy that throws', throwingProxy],
  ['a revoked proxy', revokedProxy({})],
  ['a revoked proxy of an array', revokedProxy([])],
  ['a proxy of an array', new Proxy(['a', 'b'], {})],
]

describe('strange values', () => {
  test.each(STRANGE)(
    'behavior: %s is let in or refused with issues',
    (_name, value) => {
      everyDoor(value)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    },
    240_000,
  )
})

test('behavior: a value that is much bigger than it looks is refused', () => {
  const value = bush()
  for (const open of doors('chat-completion')) {
    expect(() => open({ inputs: value, input: value, result: value, x: value })).toThrow(
      expect.objectContaining({ name: expect.stringMatching(/^Invalid/) }),
    )
  }
})

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
  maxDepth: 4,
})

/** Puts a strange value somewhere into a good one. */
function damage(value: unknown, steps: readonly number[], bad: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined || typeof value !== 'object' || value === null) return bad
  const entries = Object.entries(value)
  const [key] = entries[step % Math.max(1, entries.length)] ?? []
  if (key === undefined) return bad
  const part: unknown = Reflect.get(value, key)
  const copy: object = Array.isArray(value) ? value.slice() : { ...value }
  Reflect.set(copy, key, damage(part, rest, bad))
  return copy
}

describe('any value', () => {
  test.each(TASK_IDS)('property: %s survives it', (task) => {
    const example = sampleOf(task)
    const { inputs, parameters, output } = ZOD_SCHEMAS[task]
    const good = fc.oneof(
      fc.constant(example.request),
      fc.constant(example.output),
      fc.record({ inputs: arbitraryOf(inputs), parameters: arbitraryOf(parameters) }),
      arbitraryOf(output),
    )
    const steps = fc.array(fc.nat(20), { maxLength: 6 })
    const strange = fc.nat(STRANGE.length - 1)
    const all = doors(task)
    fc.assert(
      fc.property(good, steps, anything, strange, (value, path, bad, index) => {
        const worse = STRANGE[index]?.[1]
        for (const open of all) {
          survives(open, bad)
          survives(open, damage(value, path, bad))
          survives(open, damage(value, path, worse))
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('big values', () => {
  const MEGA = 4_000_000
  const MANY = 100_000

  test.each<[string, () => unknown]>([
    ['a long text', () => 'a'.repeat(MEGA)],
    ['a long string of surrogates', () => '\ud83d\ude00'.repeat(MEGA / 2)],
    ['nearly base64', () => `${'A'.repeat(MEGA)}!`],
    ['nearly a data: URL', () => `data:image/png;base64,${'A'.repeat(MEGA)}!`],
    ['nearly a data: URL with parameters', () => `data:image/png${';a=b'.repeat(MEGA / 4)}`],
    ['a long URL', () => `https://example.com/${'a'.repeat(MEGA)}`],
    ['many commas', () => ','.repeat(MEGA)],
    ['many braces', () => '{}'.repeat(MEGA / 2)],
    ['long bytes', () => new Uint8Array(MEGA).fill(0x7b)],
    ['a long array of wrong items', () => Array.from({ length: MANY }, () => ({}))],
    ['a long array of numbers', () => Array.from({ length: MANY }, () => 1)],
    ['too long an array', () => Array.from({ length: MAX_ITEMS + 1 }, () => 'a')],
    [
      'many keys',
      () => Object.fromEntries(Array.from({ length: MAX_KEYS }, (_, i) => [`k${i}`, {}])),
    ],
    ['a long key', () => ({ ['k'.repeat(MEGA)]: 1 })],
  ])(
    'behavior: %s is let in or refused with issues',
    (_name, make) => {
      someDoors(make())
    },
    480_000,
  )

  test('behavior: media may be as big as they may be', () => {
    const letters = 'A'.repeat(27_962_024)
    for (const text of [letters, `data:image/png;base64,${letters}`])
      expect(readMediaText(text)?.form).toBe('base64')
  })
})

describe('limits', () => {
  const issue = (value: unknown) => {
    try {
      parseRequest('text-classification', value)
    } catch (error) {
      if (error instanceof InvalidRequestError) return error.issues[0]
    }
    return undefined
  }
  const withDeep = (depth: number) => ({
    inputs: 'a',
    parameters: { x: nested(depth, (inside) => [inside]) },
  })

  test('behavior: nesting', () => {
    expect(issue(withDeep(MAX_NESTING - 2))).toBeUndefined()
    expect(issue(withDeep(MAX_NESTING))).toMatchObject({
      path: `parameters.x${'[0]'.repeat(14)}`,
      expected: `at most ${MAX_NESTING} levels`,
    })
  })

  test('behavior: items and keys', () => {
    const many = Object.fromEntries(Array.from({ length: MAX_KEYS + 1 }, (_, i) => [`k${i}`, 1]))
    expect(issue({ inputs: 'a', parameters: many })).toMatchObject({
      path: 'parameters',
      expected: `at most ${MAX_KEYS} keys`,
    })
    expect(issue({ inputs: Array.from({ length: MAX_BATCH_SIZE + 1 }, () => 'a') })?.path).toBe(
      'inputs',
    )
  })

  test('behavior: the hub dialect names the path of the wire', () => {
    const body = { inputs: 'a', x: Array.from({ length: MAX_ITEMS + 1 }) }
    expect(() => decodeHubRequest('text-classification', body)).toThrow(
      expect.objectContaining({ path: 'x' }),
    )
  })

  test('behavior: a value that cannot be read is one issue', () => {
    expect(issue(throwingProxy)).toMatchObject({ code: 'unreadable', path: '' })
  })
})
