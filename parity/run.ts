/**
 * Makes the models anew, computes what they give in Python, and compares it with the runner.
 *
 *   node --conditions=@taskmesh/source run.ts [--record] [--python <path>] [<group> | <group>/<file>]…
 *
 * `--record` writes the models that are kept into `models/`, instead of a temporary folder, and compares those.
 * `--python` names an interpreter that has what `python/requirements.txt` lists; by default one is prepared.
 * Ends with 1 when an output differs.
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
import { batchesOf, findBatchDifferences, findCaseDifferences } from './src/findCaseDifferences.ts'
import { modelOption } from './src/modelOption.ts'
import { readModels, RECORDED, type ReferenceModel } from './src/reference.ts'

const MAKE = fileURLToPath(new URL('python/make.py', import.meta.url))
const requirements = new URL('python/requirements.txt', import.meta.url)

const log = (line: string) => void process.stderr.write(`${line}\n`)

/** Makes the models and returns the names of those that were made. */
async function makeModels(python: string, args: readonly string[]): Promise<string[]> {
  const child = spawn(python, [MAKE, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${MAKE} ended with ${String(code)}.`)
  return printed.split('\n').filter((line) => line !== '')
}

/** Compares one model, and returns how many comparisons failed. */
async function compare(model: ReferenceModel): Promise<{ passed: number; failed: number }> {
  const runner = createRunner({ models: [modelOption(model)] })
  const count = { passed: 0, failed: 0 }
  const judge = async (what: string, work: Promise<string[]>) => {
    const found = await work.catch((error: unknown) => [String(error)])
    count[found.length === 0 ? 'passed' : 'failed'] += 1
    for (const line of found.slice(0, 5)) log(`✗ ${model.name}: ${what}: ${line}`)
  }
  try {
    for (const one of model.reference.cases) {
      await judge(one.name, findCaseDifferences(runner, model, one))
    }
    for (const cases of batchesOf(model)) {
      await judge(`a batch of ${cases.length}`, findBatchDifferences(runner, model, cases))
    }
  } finally {
    await runner.close()
  }
  log(`${count.failed === 0 ? '✓' : '✗'} ${model.name}`)
  return count
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false }, python: { type: 'string' } },
})
const python = values.python ?? (await preparePython({ name: 'parity', requirements }, log))
const folder = values.record ? RECORDED : await mkdtemp(join(tmpdir(), 'taskmesh-parity-'))
try {
  const recorded = values.record ? ['--recorded'] : []
  const made = new Set(await makeModels(python, ['--into', folder, ...recorded, ...positionals]))
  const total = { passed: 0, failed: 0 }
  for (const model of readModels(folder)) {
    if (!made.has(model.name.split('.')[0] ?? '')) continue
    const { passed, failed } = await compare(model)
    total.passed += passed
    total.failed += failed
  }
  log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
} finally {
  if (!values.record) await rm(folder, { recursive: true, force: true })
}
