/**
 * What the server costs beside the bare pipeline, a plain HTTP handler and the Python source service, with the same
 * weights, in rounds that alternate.
 * `--models <folder>` has what `hosts/make_models.py` made; `--python <path>` has torch, transformers and
 * ogpu[service] and adds the Python service; `--only servers,memory` measures these parts, `--subjects tiny` models whose
 * names begin so; `--calls` is how many
 * calls the memory is looked at over; `--json` prints the numbers for programs.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { table } from './registry/table.ts'
import { compareServers, type Measured } from './serving/compareServers.ts'
import { measureMemory } from './serving/steadiness.ts'
import { makeSubjects } from './serving/subjects.ts'

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: join(tmpdir(), 'taskmesh-bench-models') },
    python: { type: 'string' },
    only: { type: 'string' },
    subjects: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    calls: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
})

const models = resolve(values.models)
const parts = values.only?.split(',')
const isWanted = (part: string) => parts === undefined || parts.includes(part)
const folder = await mkdtemp(join(tmpdir(), 'taskmesh-bench-'))
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

if (isWanted('servers')) {
  const isThere = (name: string) => existsSync(join(models, name, 'onnx', 'model.onnx'))
  if (!['tiny', 'text', 'image'].every(isThere)) {
    console.error(
      `Not all models are in ${models}. Make them, with a Python that has torch, transformers and onnx:\n` +
        `  python bench/hosts/make_models.py ${models}`,
    )
    process.exit(1)
  }
  const rounds = Number(values.rounds)
  const all: Measured[] = []
  for (const subject of await makeSubjects(models, folder)) {
    if (values.subjects !== undefined && !subject.name.startsWith(values.subjects)) continue
    all.push(...(await compareServers(subject, { rounds, python: values.python })))
  }
  show('servers', all, {
    model: ({ name }) => name,
    how: ({ how }) => how,
    clients: ({ clients }) => String(clients ?? ''),
    'per second': ({ perSecond }) => perSecond.toFixed(1),
    'p50 ms': ({ p50 }) => p50.toFixed(1),
    'p99 ms': ({ p99 }) => (Number.isNaN(p99) ? '' : p99.toFixed(1)),
    'taskmesh : this': ({ ratio }) => ratio.toFixed(2),
  })
}
if (isWanted('memory')) {
  show('memory', await measureMemory(Number(values.calls)), {
    calls: ({ calls }) => String(calls),
    MiB: ({ residentBytes }) => (residentBytes / 2 ** 20).toFixed(0),
  })
}
await rm(folder, { recursive: true })
if (values.json) console.log(JSON.stringify(results, undefined, 2))
