import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reasonOf } from '@taskmesh/errors'
import { createRunner } from '@taskmesh/inference-runner'
import { fetchPackage } from '../packages/fetchPackage.ts'
import { pythonWithLibraries } from '../python/libraries.ts'
import type { Step } from '../report/message.ts'
import { stepOf } from '../report/stepOf.ts'
import type { RunOptions } from '../runOptions.ts'
import { writeMeasured, type Measured } from './measured.ts'
import { OUTSIDE_MODELS } from './models.ts'
import type { ModelContext, OutsideModel } from './outsideModel.ts'

const GROUP = 'models of others'

interface Outcome {
  steps: Step[]
  measured: Measured[]
}

async function runModel(model: OutsideModel, context: ModelContext): Promise<Outcome> {
  const group = `${GROUP}: ${model.name}`
  const prepared = await model.prepare(context).catch((error: unknown) => reasonOf(error))
  if (typeof prepared === 'string') {
    return { steps: [await stepOf(group, 'its files', async () => prepared)], measured: [] }
  }
  const runner = createRunner({ models: prepared.models, threads: 1 })
  const steps: Step[] = []
  const measured: Measured[] = []
  try {
    for (const { task, name, run } of prepared.checks) {
      const results: string[] = []
      const step = await stepOf(group, `${task}: ${name}`, async () => {
        const found = await run(runner)
        if (found.measured !== undefined) results.push(found.measured)
        return found.problem
      })
      steps.push(step.outcome === 'passed' ? { ...step, detail: results.join('; ') } : step)
      const engine = runner.models().find((one) => one.task === task)?.engine ?? ''
      const row = measured.find((one) => one.task === task)
      if (row === undefined) measured.push({ model: model.name, task, engine, results })
      else row.results.push(...results)
    }
  } finally {
    await runner.close()
  }
  return { steps, measured }
}

/**
 * Runs models that others made and published in packages of npm and PyPI, and compares what they give with what
 * they give in Python, or with what is known of them.
 */
export async function runModels(options: RunOptions): Promise<Step[]> {
  const { log, record = false } = options
  const python = await pythonWithLibraries(options)
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-models-'))
  try {
    const outcomes: Outcome[] = []
    for (const [at, model] of OUTSIDE_MODELS.entries()) {
      log(`Running ${model.name}…`)
      const own = join(folder, `${at}`)
      await mkdir(own)
      const fetch: ModelContext['fetch'] = (name) => fetchPackage(python, name)
      outcomes.push(await runModel(model, { python, folder: own, fetch }))
    }
    const steps = outcomes.flatMap((one) => one.steps)
    const isWhole = steps.every(({ outcome }) => outcome === 'passed')
    if (record && isWhole) writeMeasured(outcomes.flatMap((one) => one.measured))
    return steps
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
