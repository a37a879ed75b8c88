/**
 * Makes the models anew, computes what they give in Python, and compares it with the runner.
 *
 *   node --conditions=@taskmesh/source run.ts [--record] [--measure] [--python <path>] [<group> | <group>/<file>]…
 *
 * `--record` writes the models that are kept into `models/`, instead of a temporary folder, and compares those.
 * `--measure` writes how far the outputs are from Python's into `measured.json`, of which MODELS.md tells.
 * `--python` names an interpreter that has what `python/requirements.txt` lists; by default one is prepared.
 * Ends with 1 when an output differs, or a model cannot be made.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createRunner } from '@taskmesh/inference-runner'
import { preparePython } from '@taskmesh/interop/python'
import * as z from 'zod/mini'
import type { DifferenceUnit } from './src/compare.ts'
import { batchesOf, findBatchDifferences, findCaseDifferences } from './src/findCaseDifferences.ts'
import { readMeasured, writeMeasured, type Measured } from './src/measured.ts'
import { modelOption } from './src/modelOption.ts'
import { readModels, RECORDED, type ReferenceModel } from './src/reference.ts'

const MAKE = fileURLToPath(new URL('python/make.py', import.meta.url))
const requirements = new URL('python/requirements.txt', import.meta.url)

const log = (line: string) => void process.stderr.write(`${line}\n`)

/** What Python prints for a model: that it is made, or why not. */
const madeModel = z.object({ name: z.string(), error: z.optional(z.string()) })

/** Makes the models. */
async function makeModels(
  python: string,
  args: readonly string[],
): Promise<z.infer<typeof madeModel>[]> {
  const child = spawn(python, [MAKE, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${MAKE} ended with ${String(code)}.`)
  const lines = printed.split('\n').filter((line) => line !== '')
  return lines.map((line) => z.parse(madeModel, JSON.parse(line)))
}

interface Outcome {
  passed: number
  failed: number
  measured: Measured[string]
}

/** Compares one model: how many comparisons failed, and how far its numbers are at most. */
async function compare(model: ReferenceModel): Promise<Outcome> {
  const runner = createRunner({ models: [modelOption(model)] })
  const count = { passed: 0, failed: 0 }
  const most: Partial<Record<DifferenceUnit, number>> = {}
  const onMeasure = (unit: DifferenceUnit, difference: number) => {
    most[unit] = Math.max(most[unit] ?? 0, oneDigit(difference))
  }
  const judge = async (what: string, work: Promise<string[]>) => {
    const found = await work.catch((error: unknown) => [String(error)])
    count[found.length === 0 ? 'passed' : 'failed'] += 1
    for (const line of found.slice(0, 5)) log(`✗ ${model.name}: ${what}: ${line}`)
  }
  try {
    for (const one of model.reference.cases) {
      await judge(one.name, findCaseDifferences(runner, model, one, onMeasure))
    }
    for (const cases of batchesOf(model)) {
      await judge(`a batch of ${cases.length}`, findBatchDifferences(runner, model, cases))
    }
    const [info] = runner.models()
    const { task, cases } = model.reference
    log(`${count.failed === 0 ? '✓' : '✗'} ${model.name}`)
    const measured = { task, engine: info?.engine ?? '', cases: cases.length, ...most }
    return { ...count, measured }
  } finally {
    await runner.close()
  }
}

/** Differences below the precision of numbers in JSON are none; others are given with one digit. */
const oneDigit = (difference: number) => (difference < 1e-9 ? 0 : Number(difference.toPrecision(1)))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: 'boolean', default: false },
    measure: { type: 'boolean', default: false },
    python: { type: 'string' },
  },
})
const python = values.python ?? (await preparePython({ name: 'parity', requirements }, log))
const folder = values.record ? RECORDED : await mkdtemp(join(tmpdir(), 'taskmesh-parity-'))
try {
  const recorded = values.record ? ['--recorded'] : []
  const models = await makeModels(python, ['--into', folder, ...recorded, ...positionals])
  const made = new Set(models.map(({ name }) => name))
  const total = { passed: 0, failed: 0 }
  for (const { name, error } of models) {
    if (error === undefined) continue
    log(`✗ ${name}: not made: ${error}`)
    total.failed += 1
  }
  // A whole run forgets models that are no more; some are kept that no program here makes.
  const isWhole = positionals.length === 0 && !values.record
  const kept = new Set(readModels(RECORDED).map(({ name }) => name))
  const measured: Measured = Object.fromEntries(
    Object.entries(readMeasured()).filter(([name]) => !isWhole || kept.has(name)),
  )
  for (const model of readModels(folder)) {
    if (!made.has(model.name.split('.')[0] ?? '')) continue
    const outcome = await compare(model)
    total.passed += outcome.passed
    total.failed += outcome.failed
    if (outcome.failed === 0) measured[model.name] = outcome.measured
  }
  if (values.measure) writeMeasured(measured)
  log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
} finally {
  if (!values.record) await rm(folder, { recursive: true, force: true })
}
