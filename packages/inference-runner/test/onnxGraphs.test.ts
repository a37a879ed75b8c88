import { cp, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRunner } from '@taskmesh/inference-runner'
import { InvalidRequestError, safeParseRequest, TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { DecodedAudio } from '../src/engine/decodedAudio.ts'
import type { ModelSpec } from '../src/engine/modelSpec.ts'
import { onnxSignature, type OnnxSignature } from '../src/engine/onnxSignature.ts'
import { GRAPH_ADAPTERS } from '../src/engines/onnx/adapters.ts'
import { onnxRuntime } from '../src/engines/onnx/onnxRuntime.ts'
import { ModelLoadError } from '../src/errors.ts'
import { decodeImage } from '../src/media/decodeImage.ts'

const { signal } = new AbortController()
const MODELS = fileURLToPath(new URL('../../../parity/models', import.meta.url))
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const referenceSchema = z.object({
  task: z.enum(TASK_IDS),
  cases: z
    .array(
      z.object({
        request: z.object({
          inputs: z.unknown(),
          parameters: z.optional(z.record(z.string(), z.unknown())),
        }),
        output: z.unknown(),
      }),
    )
    .check(z.minLength(1)),
})

async function referenceOf(name: string) {
  return referenceSchema.parse(
    JSON.parse(await readFile(join(MODELS, name, 'reference.json'), 'utf8')),
  )
}

async function copyOf(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-graph-'))
  folders.push(folder)
  await cp(join(MODELS, name), folder, { recursive: true })
  return folder
}

function folderSpec(task: TaskId, location: string): ModelSpec {
  return { kind: 'hugging-face', id: 'me/model', task, location, isLocal: true, revision: 'main' }
}

function fileSpec(task: TaskId, path: string, signature?: OnnxSignature): ModelSpec {
  return { kind: 'onnx-file', id: 'me/model', task, path, signature }
}

async function run(spec: ModelSpec, inputs: unknown, parameters: Record<string, unknown> = {}) {
  const model = await onnxRuntime.load(spec, {})
  try {
    return await model.run({ inputs: [inputs], parameters, signal })
  } finally {
    await model.dispose()
  }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

async function detailsOf(work: Promise<unknown>): Promise<string> {
  const error = await failureOf(work)
  expect(error).toBeInstanceOf(ModelLoadError)
  return error instanceof ModelLoadError ? (error.details ?? '') : ''
}

/** Expects what is expected, numbers within a ten-thousandth of their size. */
function expectClose(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') {
    expect(Math.abs(Number(actual) - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)))
  } else if (Array.isArray(expected)) {
    expect(actual).toHaveLength(expected.length)
    for (const [index, one] of expected.entries()) expectClose(Object(actual)[index], one)
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(Object(actual))).toEqual(Object.keys(expected))
    for (const [key, one] of Object.entries(expected)) expectClose(Object(actual)[key], one)
  } else expect(actual).toEqual(expected)
}

test('default: each task has an adapter or a reason that completes "because …"', () => {
  for (const task of TASK_IDS) {
    const verdict = onnxRuntime.canRun(task)
    if (verdict.runnable) expect(GRAPH_ADAPTERS[task]).toBeTypeOf('function')
    else expect(verdict.reason).toMatch(/^[a-z].{20,}[^.]$/)
  }
})

describe('models of scikit-learn', () => {
  test.each([
    'iris-zipmap',
    'iris-arrays',
    'iris-columns',
    'wine-forest',
    'leavers-columns',
    'several-labels',
    'diabetes-linear',
    'diabetes-tree',
  ])('default: %s predicts what scikit-learn does', async (name) => {
    const { task, cases } = await referenceOf(name)
    for (const { request, output } of cases) {
      const answer = await run(folderSpec(task, join(MODELS, name)), request.inputs)
      expectClose(answer.outputs, [output])
    }
  })

  test('behavior: the bare file, with the signature beside it or in the options', async () => {
    const { cases } = await referenceOf('iris-zipmap')
    const path = join(MODELS, 'iris-zipmap', 'model.onnx')
    const data = Object(cases[0]?.request.inputs).data
    const reversed = Object.fromEntries(Object.entries(data).toReversed())
    const beside = await run(fileSpec('tabular-classification', path), { data: reversed })
    expect(beside).toEqual({ outputs: [cases[0]?.output], warnings: [] })
    const columns = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
    const inline = await run(fileSpec('tabular-classification', path, { columns }), { data })
    expect(inline.outputs).toEqual([cases[0]?.output])
  })

  const flower = {
    sepal_length: [5.1],
    sepal_width: [3.5],
    petal_length: [1.4],
    petal_width: [0.2],
  }
  const iris = (data: unknown, signature?: OnnxSignature) =>
    run(fileSpec('tabular-classification', join(MODELS, 'iris-zipmap', 'model.onnx'), signature), {
      data,
    })

  test('behavior: a model without names takes the columns as they come, and says so', async () => {
    const { outputs, warnings } = await iris(flower, {})
    expect(outputs).toEqual([['setosa']])
    expect(warnings).toEqual([expect.stringContaining('in the order in which they came')])
  })

  test('behavior: numbers that came as strings are numbers; columns too many are a warning', async () => {
    const strings = Object.fromEntries(Object.entries(flower).map(([key, [x]]) => [key, [`${x}`]]))
    const { outputs, warnings } = await iris({ ...strings, color: ['blue'] })
    expect(outputs).toEqual([['setosa']])
    expect(warnings).toEqual([expect.stringContaining('"color" had no effect')])
  })

  test('behavior: no rows give no predictions', async () => {
    const none = Object.fromEntries(Object.keys(flower).map((key) => [key, []]))
    expect((await iris(none)).outputs).toEqual([[]])
  })

  test('error: a column that is missing, a word for a number, too few columns', async () => {
    const { petal_width: _, ...rest } = flower
    const missing = await failureOf(iris(rest))
    expect(missing).toBeInstanceOf(InvalidRequestError)
    expect(missing).toMatchObject({ path: 'inputs.data.petal_width' })
    const word = await failureOf(iris({ ...flower, petal_width: ['wide'] }))
    expect(word).toMatchObject({
      path: 'inputs.data.petal_width[0]',
      issues: [{ expected: 'a number' }],
    })
    const few = await failureOf(iris(rest, {}))
    expect(few).toMatchObject({
      path: 'inputs.data',
      issues: [{ expected: '4 columns', received: '3' }],
    })
  })

  test('behavior: the highest of the scores, where these are declared', async () => {
    const signature: OnnxSignature = {
      columns: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
      outputs: [{ name: 'probabilities', role: 'scores' }],
      labels: ['one', 'two', 'three'],
    }
    const path = join(MODELS, 'iris-arrays', 'model.onnx')
    const { outputs } = await run(fileSpec('tabular-classification', path, signature), {
      data: flower,
    })
    expect(outputs).toEqual([['one']])
  })

  test('behavior: a constant, steps by name', async () => {
    const columns = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
    const steps = [{ step: 'scale', by: [0.1, 0.1, 0.1, 0.1] }] as const
    const scaled = Object.fromEntries(
      Object.entries(flower).map(([key, [x = 0]]) => [key, [x * 10]]),
    )
    const signature = { columns, inputs: [{ name: 'X', steps }] }
    expect((await iris(scaled, signature)).outputs).toEqual([['setosa']])
    const constant = { inputs: [{ name: 'X', value: [6.5, 3, 5.8, 2.2] }] }
    expect((await iris({ any: [1] }, constant)).outputs).toEqual([['virginica']])
  })
})

/** A recording of 16-bit samples in one channel, as the decoder of the runner gives it. */
function readWave(bytes: Uint8Array): DecodedAudio {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const samples = Float32Array.from(
    { length: (bytes.length - 44) / 2 },
    (_, index) => view.getInt16(44 + index * 2, true) / 32768,
  )
  return { samplingRate: view.getUint32(24, true), channels: [samples] }
}

/** A request in which files are decoded media. */
async function decode(value: unknown, folder: string): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => decode(one, folder)))
  if (typeof value !== 'object' || value === null) return value
  const file: unknown = Reflect.get(value, '$file')
  if (typeof file === 'string') {
    const bytes = await readFile(join(folder, file))
    return file.endsWith('.wav') ? readWave(bytes) : decodeImage(bytes, file)
  }
  const entries = Object.entries(value).map(async ([key, one]) => [key, await decode(one, folder)])
  return Object.fromEntries(await Promise.all(entries))
}

describe('graphs of PyTorch', () => {
  test.each([
    'policy-discrete',
    'policy-continuous',
    'graph-nodes',
    'graph-whole',
    'robot-policy',
    'image-graph',
    'voice-states',
    'pages-late-interaction',
  ])('default: %s computes what PyTorch does', async (name) => {
    const { task, cases } = await referenceOf(name)
    const folder = join(MODELS, name)
    for (const { request, output } of cases) {
      const inputs = await decode(request.inputs, folder)
      const answer = await run(folderSpec(task, folder), inputs, request.parameters)
      expectClose(answer.outputs, [output])
      expect(answer.warnings).toEqual([])
    }
  })
})

describe('signatures', () => {
  test('default: the JSON Schema is that of the parser', async () => {
    const schema = JSON.stringify(z.toJSONSchema(onnxSignature, { io: 'input' }), null, 2)
    await expect(`${schema}\n`).toMatchFileSnapshot('../onnx-signature.schema.json')
  })

  test('default: the example of the README is one', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
    const [, example = ''] = /```json\n([^]*?)```/.exec(readme) ?? []
    expect(onnxSignature.safeParse(JSON.parse(example))).toMatchObject({ success: true })
  })

  test('behavior: a model may have as many columns as a table: 4096', () => {
    const named = (count: number) => Array.from({ length: count }, (_, at) => `byte ${at}`)
    const tableOf = (count: number) => Object.fromEntries(named(count).map((name) => [name, [0]]))
    for (const [count, isTaken] of [
      [4096, true],
      [4097, false],
    ] as const) {
      const data = tableOf(count)
      expect(safeParseRequest('tabular-classification', { inputs: { data } }).success).toBe(isTaken)
      expect(onnxSignature.safeParse({ columns: named(count) }).success).toBe(isTaken)
    }
  })

  test('error: an option that is no signature', () => {
    const option = {
      kind: 'onnx-file',
      task: 'tabular-regression',
      id: 'a/b',
      path: 'a.onnx',
    } as const
    const signature = { labels: [] }
    expect(() => createRunner({ models: [{ ...option, signature }] })).toThrowError(
      /signature\.labels of "a\/b"/,
    )
  })

  const broken = async (signature: unknown) => {
    const folder = await copyOf('iris-zipmap')
    const text = typeof signature === 'string' ? signature : JSON.stringify(signature)
    await writeFile(join(folder, 'taskmesh.json'), text)
    return detailsOf(run(folderSpec('tabular-classification', folder), { data: { a: [1] } }))
  }

  test('error: no JSON, unknown parts, wrong values, with their place', async () => {
    expect(await broken('{')).toBe('taskmesh.json is not JSON.')
    expect(await broken({ input: [] })).toContain('taskmesh.json is no signature')
    expect(await broken({ inputs: [{ name: 'X', steps: [{ step: 'invented' }] }] })).toContain(
      'inputs.0.steps.0',
    )
    expect(await broken({ file: '../../etc/passwd' })).toContain('file')
    expect(await broken({ file: 'other.onnx' })).toContain('There is no file')
  })

  test('error: what the graph does not have', async () => {
    expect(await broken({ inputs: [{ name: 'Y' }] })).toBe('The graph has no input "Y". It has X.')
    expect(await broken({ inputs: [{ name: 'X', type: 'int64' }] })).toContain(
      'declares the input "X" as int64',
    )
    expect(await broken({ inputs: [{ name: 'X', shape: [null, 5] }] })).toContain('[any, 5]')
    expect(await broken({ outputs: [{ name: 'output_probability' }] })).toContain('ZipMap')
    expect(await broken({ inputs: [{ name: 'X', state: { output: 'no' } }] })).toContain(
      'no output',
    )
  })

  test('behavior: the signature has the name of its file, or the folder’s', async () => {
    const folder = await copyOf('iris-zipmap')
    await rename(join(folder, 'taskmesh.json'), join(folder, 'model.signature.json'))
    const { cases } = await referenceOf('iris-zipmap')
    const inputs = cases[0]?.request.inputs
    const answer = await run(folderSpec('tabular-classification', folder), inputs)
    expect(answer).toEqual({ outputs: [cases[0]?.output], warnings: [] })
  })
})

describe('files that cannot be loaded', () => {
  test('error: none, damaged, several, from the Hub', async () => {
    const folder = await copyOf('iris-arrays')
    const path = join(folder, 'model.onnx')
    const data = { data: { a: [1] } }
    const loading = () => detailsOf(run(fileSpec('tabular-classification', path), data))
    await truncate(path, 100)
    expect(await loading()).toContain('model.onnx is damaged')
    await cp(path, join(folder, 'a.onnx'))
    await rename(path, join(folder, 'b.onnx'))
    expect(await loading()).toBe(`There is no file ${path}.`)
    const spec = folderSpec('tabular-classification', folder)
    expect(await detailsOf(run(spec, data))).toContain('several ONNX files')
    expect(await detailsOf(run({ ...spec, isLocal: false } as ModelSpec, data))).toContain(
      'local files only',
    )
  })
})
