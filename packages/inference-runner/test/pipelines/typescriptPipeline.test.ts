import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import {
  AbortedError,
  createRunner,
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  ModelLoadError,
} from '@taskmesh/inference-runner'
import { InvalidOutputError } from '@taskmesh/tasks'
import { expect, onTestFinished, test } from 'vitest'
import { callOf, loadFolder, pipelineFolder } from '../support/pipelineFolder.ts'
import { isAlive } from '../support/process.ts'

/** A pipeline for text-classification whose `run` has this body. */
const runs = (body: string) => ({
  'pipeline.ts': `
import { definePipeline } from '@taskmesh/inference-runner/pipeline'

export default definePipeline<'text-classification'>({
  async run({ inputs, parameters, signal }) {
    ${body}
    return { outputs: inputs.map((text: string) => [{ label: text, score: 1 }]) }
  },
})`,
})
const outputOf = (text: string) => [{ label: text, score: 1 }]
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)

test('default: loads once, runs with what load returned, and answers each input', async () => {
  const model = await loadFolder('text-classification', {
    'words.json': '["good"]',
    'pipeline.ts': `
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { definePipeline } from '@taskmesh/inference-runner/pipeline'

let loads = 0
export default definePipeline<'text-classification', { words: string[]; loads: number }>({
  async load(folder) {
    loads += 1
    return { words: JSON.parse(await readFile(join(folder, 'words.json'), 'utf8')), loads }
  },
  run({ model: { words, loads }, inputs, parameters }) {
    const label = (text: string) => (words.some((word) => text.includes(word)) ? 'GOOD' : 'BAD')
    const outputs = inputs.map((text) => [{ label: label(text), score: loads }])
    return { outputs, warnings: Object.keys(parameters) }
  },
})`,
  })
  const call = callOf(['a good one', 'a one'], { top_k: 1 })
  const answer = {
    outputs: [[{ label: 'GOOD', score: 1 }], [{ label: 'BAD', score: 1 }]],
    warnings: ['top_k'],
  }
  expect(await model.run(call)).toEqual(answer)
  expect(await model.run(call)).toEqual(answer)
  expect(model.memoryBytes ?? Infinity).toBeGreaterThan(1e6)
})

test('default: media come decoded, and bytes go back as they are', async () => {
  const model = await loadFolder('image-to-image', {
    'pipeline.ts': `
import { definePipeline } from '@taskmesh/inference-runner/pipeline'

export default definePipeline<'image-to-image'>({
  run({ inputs }) {
    return { outputs: inputs.map(({ width, data }) => ({ image: Uint8Array.of(width, ...data) })) }
  },
})`,
  })
  const picture = { width: 1, height: 1, channels: 3, data: Uint8Array.of(7, 8, 9) }
  const { outputs } = await model.run(callOf([picture]))
  expect(outputs).toEqual([{ image: Uint8Array.of(1, 7, 8, 9) }])
})

test('default: pieces come as they are yielded, and the answer at the end', async () => {
  const model = await loadFolder('text-generation', {
    'pipeline.ts': `
import { definePipeline, type PipelineCall } from '@taskmesh/inference-runner/pipeline'

const write = ({ inputs }: PipelineCall<'text-generation'>) =>
  inputs.map((text) => [{ generated_text: text + '!' }])
export default definePipeline<'text-generation'>({
  run: (call) => ({ outputs: write(call) }),
  async *stream(call) {
    yield { token: { id: 1, text: '!', logprob: null, special: false } }
    return { outputs: write(call) }
  },
})`,
  })
  const stream = model.stream?.(callOf(['Hi']))
  expect(await stream?.next()).toMatchObject({ done: false, value: { token: { text: '!' } } })
  expect(await stream?.next()).toEqual({
    done: true,
    value: { outputs: [[{ generated_text: 'Hi!' }]], warnings: [] },
  })
})

test('behavior: what the code prints or throws behind its call does not disturb the answer', async () => {
  const model = await loadFolder(
    'text-classification',
    runs(
      `console.log('noise'); process.stdout.write('{"type":"answered"}\\n'); console.error('more'); process.send?.({})`,
    ),
  )
  expect(await model.run(callOf(['a']))).toEqual({ outputs: [outputOf('a')], warnings: [] })
})

test('behavior: a runner serves it, and checks its outputs by the schema', async () => {
  const path = await pipelineFolder(
    runs(`if (inputs[0] === 'bad') return { outputs: [[{ label: 1 }]] }`),
  )
  const runner = createRunner({
    models: [{ kind: 'custom-pipeline', task: 'text-classification', id: 'me/loud', path }],
  })
  onTestFinished(() => runner.close())
  const { output } = await runner.run('text-classification', { inputs: ['a', 'b'] })
  expect(output).toEqual([outputOf('a'), outputOf('b')])
  expect(await settle(runner.run('text-classification', { inputs: 'bad' }))).toBeInstanceOf(
    InvalidOutputError,
  )
  expect(runner.models()).toMatchObject([{ engine: 'custom pipeline', state: 'loaded' }])
})

test('behavior: files beside its folder, other programs and native code are refused', async () => {
  const model = await loadFolder(
    'text-classification',
    runs(`
    const { readFileSync, writeFileSync } = await import('node:fs')
    const { spawnSync } = await import('node:child_process')
    const attempts: Record<string, () => unknown> = {
      read: () => readFileSync('/etc/passwd'),
      write: () => writeFileSync('words.txt', ''),
      spawn: () => spawnSync('ls'),
      addon: () => process.dlopen({ exports: {} }, '/lib/any.node'),
      temporary: () => writeFileSync(process.env.TMPDIR + '/a', ''),
    }
    attempts[inputs[0]]?.()`),
  )
  for (const name of ['read', 'write', 'spawn', 'addon']) {
    const error = await settle(model.run(callOf([name])))
    expect(error, name).toBeInstanceOf(InferenceError)
    expect(error, name).toHaveProperty(
      'details',
      expect.stringMatching(/ermission|not allowed|denied|disabled/),
    )
  }
  expect(await model.run(callOf(['temporary']))).toMatchObject({ outputs: [outputOf('temporary')] })
})

test('behavior: files that are allowed may be read and written', async () => {
  const folder = await pipelineFolder({ 'a.txt': 'content' })
  const model = await loadFolder(
    'text-classification',
    runs(`
    const { readFileSync, writeFileSync } = await import('node:fs')
    writeFileSync(inputs[0] + '/b.txt', readFileSync(inputs[0] + '/a.txt'))
    return { outputs: [[{ label: readFileSync(inputs[0] + '/b.txt', 'utf8'), score: 1 }]] }`),
    { allow: { files: [folder] } },
  )
  expect(await model.run(callOf([folder]))).toMatchObject({ outputs: [outputOf('content')] })
})

test('behavior: the network is out of reach unless it is allowed, or a warning says that it is not', async () => {
  const server = createServer((_, response) => response.end('reached'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
  const files = runs(`
    const label = await fetch(inputs[0]).then((response) => response.text(), () => 'refused')
    return { outputs: [[{ label, score: 1 }]] }`)
  const closed = await loadFolder('text-classification', files)
  const open = await loadFolder('text-classification', files, { allow: { network: true } })
  const isLimited = !(closed.warnings ?? []).some((warning) => warning.includes('network'))
  expect(await closed.run(callOf([url]))).toMatchObject({
    outputs: [outputOf(isLimited ? 'refused' : 'reached')],
  })
  expect(await open.run(callOf([url]))).toMatchObject({ outputs: [outputOf('reached')] })
  expect(open.warnings).toEqual([])
})

test('behavior: nothing of the environment but what a program needs', async () => {
  process.env['SECRET_KEY'] = 'abc'
  onTestFinished(() => void delete process.env['SECRET_KEY'])
  const model = await loadFolder(
    'text-classification',
    runs(`return { outputs: [[{ label: Object.keys(process.env).join(' '), score: 1 }]] }`),
  )
  const { outputs } = await model.run(callOf(['a']))
  expect(JSON.stringify(outputs)).not.toContain('SECRET')
})

test('behavior: one that grows or crashes costs its own call only', async () => {
  const model = await loadFolder(
    'text-classification',
    runs(`
    if (inputs[0] === 'crash') process.abort()
    if (inputs[0] === 'exit') process.exit(3)
    const kept: unknown[] = []
    while (inputs[0] === 'grow') {
      kept.push(new Uint8Array(16_000_000).fill(1))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }`),
    { memoryBytes: 400_000_000 },
  )
  const good = { outputs: [outputOf('good')] }
  expect(await settle(model.run(callOf(['grow'])))).toMatchObject({
    name: 'InferenceError',
    details: expect.stringContaining('memoryBytes'),
  })
  expect(await model.run(callOf(['good']))).toMatchObject(good)
  for (const fault of ['crash', 'exit']) {
    expect(await settle(model.run(callOf([fault])))).toBeInstanceOf(EngineCrashedError)
  }
  expect(await model.run(callOf(['good']))).toMatchObject(good)
})

test('behavior: one that takes longer than its time is ended, and started again', async () => {
  const body = `if (inputs[0] === 'loop') for (;;);`
  const model = await loadFolder('text-classification', runs(body), { timeoutMs: 1000 })
  expect(await settle(model.run(callOf(['loop'])))).toBeInstanceOf(DeadlineError)
  expect(await model.run(callOf(['good']))).toMatchObject({ outputs: [outputOf('good')] })
})

test('behavior: a call that is withdrawn is told so, and stopped when it goes on', async () => {
  const model = await loadFolder(
    'text-classification',
    runs(`
    if (inputs[0] === 'listen') await new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('stopped'))))
    if (inputs[0] === 'loop') for (;;);`),
  )
  const withdrawn = (input: string) => {
    const controller = new AbortController()
    const call = settle(model.run({ inputs: [input], parameters: {}, signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    return call
  }
  expect(await withdrawn('listen')).toMatchObject({ details: expect.stringContaining('stopped') })
  expect(await withdrawn('loop')).toBeInstanceOf(AbortedError)
  expect(await model.run(callOf(['good']))).toMatchObject({ outputs: [outputOf('good')] })
})

test('behavior: its process ends when the process that loaded it is killed, even in a loop', async () => {
  const path = await pipelineFolder(runs(`for (;;);`))
  const holder = fork(join(import.meta.dirname, '../support/holdPipeline.ts'), [path], {
    execArgv: ['--conditions=@taskmesh/source', '--no-warnings'],
  })
  const [started]: { pids: number[] }[] = await once(holder, 'message')
  const { pids = [] } = started ?? {}
  expect(pids.length).toBeGreaterThan(0)
  expect(pids.every(isAlive)).toBe(true)
  holder.kill('SIGKILL')
  await expect.poll(() => pids.some(isAlive)).toBe(false)
})

test.each([
  ['a folder that is not there', undefined, /no folder/],
  [
    'a folder without a pipeline',
    {},
    /has no pipeline: expected one of pipeline\.ts, .*taskmesh new/,
  ],
  [
    'an export that is no pipeline',
    { 'pipeline.ts': 'export default {}' },
    /pipeline\.ts: it has no pipeline as its default export/,
  ],
  ['an error of syntax', { 'pipeline.ts': 'export default {' }, /pipeline\.ts: SyntaxError/],
  ['TypeScript that is not erasable', { 'pipeline.ts': 'enum A { B }\nexport default {}' }, /enum/],
  [
    'a library that is missing',
    { 'pipeline.ts': 'import "not-there"' },
    /imports "not-there", which is not installed.*npm install not-there/,
  ],
  [
    'load that throws',
    { 'pipeline.ts': 'export default { load() { throw new RangeError("no weights") }, run() {} }' },
    /RangeError: no weights \(pipeline\.ts, line 1\)/,
  ],
  ['code that ends its process', { 'pipeline.ts': 'process.exit(4)' }, /ended with code 4/],
])('error: %s', async (_, files, details) => {
  const loading =
    files === undefined
      ? loadFolder('translation', {}, { path: '/nowhere/at/all' })
      : loadFolder('translation', files)
  const error = await settle(loading)
  expect(error).toBeInstanceOf(ModelLoadError)
  expect(error).toHaveProperty('details', expect.stringMatching(details))
  expect(error).toHaveProperty('details', expect.not.stringContaining('taskmesh-test-'))
})

test('error: what it throws is named with its place, and without paths', async () => {
  const model = await loadFolder(
    'text-classification',
    runs(`throw new TypeError('no /srv/secret')`),
  )
  const error = await settle(model.run(callOf(['a'])))
  expect(error).toBeInstanceOf(InferenceError)
  expect(error).toHaveProperty('details', 'TypeError: no (path) (pipeline.ts, line 6)')
})

test('error: another number of outputs than of inputs', async () => {
  const model = await loadFolder('text-classification', runs('return { outputs: [] }'))
  expect(await settle(model.run(callOf(['a', 'b'])))).toHaveProperty(
    'details',
    'The pipeline gave 0 outputs for 2 inputs.',
  )
})
