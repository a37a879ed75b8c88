/**
 * What it costs to run models in processes of their own: speed beside a bare pipeline of transformers.js,
 * memory, the first answer, the event loop, and what a model feels of another one that misbehaves.
 * `--models <folder>` has what `hosts/make_models.py` made; `--only speed,neighbours` measures these parts;
 * `--json` prints the numbers for programs.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measureColdStart } from './hosts/coldStart.ts'
import { measureEventLoop } from './hosts/eventLoop.ts'
import { makePhotographs, makeTexts } from './hosts/inputs.ts'
import { measureNeighbours } from './hosts/neighbours.ts'
import { measureServing } from './hosts/serving.ts'
import { compareSpeed, type Subject } from './hosts/speed.ts'
import { table } from './registry/table.ts'

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: join(tmpdir(), 'taskmesh-bench-models') },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    forms: { type: 'string' },
    calls: { type: 'string', default: '96' },
    json: { type: 'boolean', default: false },
  },
})

const models = resolve(values.models)
if (!existsSync(join(models, 'image', 'onnx', 'model.onnx'))) {
  console.error(
    `There are no models in ${models}. Make them, with a Python that has torch, transformers and onnx:\n` +
      `  python bench/hosts/make_models.py ${models}`,
  )
  process.exit(1)
}

const parts = values.only?.split(',')
const isWanted = (part: string) => parts === undefined || parts.includes(part)
const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
const results: Record<string, unknown> = {}

function show<Row extends object>(
  part: string,
  rows: readonly Row[],
  heads: Record<string, (row: Row) => string>,
) {
  results[part] = rows
  if (values.json) return
  const cells = rows.map((row) => Object.values(heads).map((cell) => cell(row)))
  console.log(`\n${table(Object.keys(heads), cells)}`)
}

const folder = await mkdtemp(join(tmpdir(), 'taskmesh-bench-'))
const photographs = await makePhotographs(folder, 16, { width: 1280, height: 960 })
const rounds = Number(values.rounds)

if (isWanted('speed')) {
  const subjects: Subject[] = [
    {
      name: 'text, size of DistilBERT',
      task: 'text-classification',
      folder: join(models, 'text'),
      inputs: makeTexts(32),
      rounds,
    },
    {
      name: 'ViT, photographs',
      task: 'image-classification',
      folder: join(models, 'image'),
      inputs: photographs,
      rounds,
    },
  ]
  const compared = []
  for (const subject of subjects) compared.push(await compareSpeed(subject))
  show(
    'speed',
    compared.flatMap(({ speeds }) => speeds),
    {
      model: ({ name }) => name,
      how: ({ how }) => how,
      'bare/s': ({ barePerSecond }) => barePerSecond.toFixed(1),
      'engine/s': ({ enginePerSecond }) => enginePerSecond.toFixed(1),
      'engine : bare': ({ ratio }) => ratio.toFixed(2),
    },
  )
  show(
    'memory',
    compared.map(({ memory }) => memory),
    {
      model: ({ name }) => name,
      'bare MiB': ({ bareBytes }) => mebibytes(bareBytes),
      'its process MiB': ({ engineBytes }) => mebibytes(engineBytes),
    },
  )
}
if (isWanted('start')) {
  show('start', await measureColdStart(), {
    'first answer of': ({ how }) => how,
    ms: ({ ms }) => ms.toFixed(0),
  })
}
if (isWanted('loop')) {
  const large = await makePhotographs(folder, 8, { width: 2000, height: 1500 })
  show('loop', await measureEventLoop(large), {
    'event loop while': ({ what }) => what,
    'cpu ms each': ({ cpuMs }) => cpuMs.toFixed(1),
    'p99 ms': ({ p99 }) => p99.toFixed(1),
    'longest ms': ({ max }) => max.toFixed(1),
  })
}
if (isWanted('serving')) {
  show(
    'serving',
    await measureServing({ clients: 32, calls: Number(values.calls), forms: values.forms }),
    {
      '32 clients send 12 megapixels as': ({ what }) => what,
      MB: ({ megabytes }) => megabytes.toFixed(1),
      'loop p99 ms': ({ p99 }) => p99.toFixed(1),
      'longest ms': ({ max }) => max.toFixed(1),
      'cpu ms each': ({ cpuMs }) => cpuMs.toFixed(1),
      'a second': ({ perSecond }) => perSecond.toFixed(1),
      'answer p50 ms': ({ answerP50 }) => answerP50.toFixed(0),
      refused: ({ refused }) => String(refused),
    },
  )
}
if (isWanted('neighbours')) {
  const threads = Math.max(1, Math.floor(availableParallelism() / 2))
  show('neighbours', await measureNeighbours(join(models, 'text'), threads), {
    'a small model while another': ({ other }) => other,
    'p50 ms': ({ p50 }) => p50.toFixed(2),
    'p99 ms': ({ p99 }) => p99.toFixed(2),
    'p99 : alone': ({ ratio }) => ratio.toFixed(2),
  })
}
await rm(folder, { recursive: true })
if (values.json) console.log(JSON.stringify(results, undefined, 2))
