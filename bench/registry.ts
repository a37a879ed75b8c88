/**
 * What @taskmesh/tasks costs, packed and installed as it would be published, beside
 * @huggingface/tasks, ajv and valibot. `--json` prints the numbers for programs.
 */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packOutside } from '../packages/tasks/test/packed/pack.ts'
import { importTimes, type ImportTime } from './registry/importTime.ts'
import { sizes, type Size } from './registry/size.ts'
import { ratio, table } from './registry/table.ts'
import { throughput, type Throughput } from './registry/throughput.ts'
import { typeCosts, type TypeCost } from './registry/typeCost.ts'

const RUNS = 21
const THEIRS = '@huggingface/tasks'
const BESIDE = [THEIRS, 'ajv', 'valibot']

interface Results {
  node: string
  sizes: Size[]
  importTimes: ImportTime[]
  throughput: Throughput[]
  typeCosts: TypeCost[]
}

function link(name: string, project: string): void {
  const target = join(project, 'node_modules', name)
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(fileURLToPath(new URL(`node_modules/${name}`, import.meta.url)), target, 'dir')
}

async function measure(): Promise<Results> {
  const { folder, project, installed } = packOutside()
  try {
    for (const name of BESIDE) link(name, project)
    return {
      node: process.version,
      sizes: await sizes(project),
      importTimes: importTimes(project, RUNS),
      throughput: throughput(installed),
      typeCosts: typeCosts(project),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function showSizes(list: readonly Size[]): string {
  const rows = list.map(({ what, whose, minified, gzip }) => {
    const first = list.find((other) => other.what === what)
    return [what, whose, `${minified}`, `${gzip}`, ratio(gzip, first?.gzip ?? 0)]
  })
  return table(['Bundle', 'of', 'bytes', 'gzip', 'of the first'], rows)
}

function showImportTimes(list: readonly ImportTime[]): string {
  const theirs = list.find(({ entry }) => entry === THEIRS)?.median ?? 0
  const rows = list.map(({ entry, median, fastest }) => [
    entry,
    median.toFixed(1),
    fastest.toFixed(1),
    ratio(median, theirs),
  ])
  return table(['Import in a new process', 'median ms', 'fastest ms', `of ${THEIRS}`], rows)
}

function showThroughput(list: readonly Throughput[]): string {
  const rows = list.map(({ task, size, ours, schema, ajv, valibot }) => [
    `${task}, ${size}`,
    (1e6 / ours).toPrecision(3),
    (1e6 / schema).toPrecision(3),
    (1e6 / ajv).toPrecision(3),
    (1e6 / valibot).toPrecision(3),
    ratio(ours, ajv),
    ratio(ours, valibot),
  ])
  const headings = [
    'Parse one call, in µs',
    'by name',
    'by schema',
    'ajv',
    'valibot',
    'speed of ajv',
    'of valibot',
  ]
  return table(headings, rows)
}

function showTypeCosts(list: readonly TypeCost[]): string {
  const rows = list.map(({ program, types, instantiations, check, total }) => [
    program,
    `${types}`,
    `${instantiations}`,
    check.toFixed(2),
    total.toFixed(2),
  ])
  return table(['Check a program', 'types', 'instantiations', 'check s', 'total s'], rows)
}

const results = await measure()
console.log(
  process.argv.includes('--json')
    ? JSON.stringify(results, null, 2)
    : [
        showSizes(results.sizes),
        showImportTimes(results.importTimes),
        showThroughput(results.throughput),
        showTypeCosts(results.typeCosts),
      ].join('\n\n'),
)
