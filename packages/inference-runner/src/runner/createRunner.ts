import { totalmem } from 'node:os'
import * as z from 'zod/mini'
import { InvalidOptionError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { toModelSpec } from './modelOptions.ts'
import { ModelRunner, type PlacedModel } from './ModelRunner.ts'
import type { Runner, RunnerOptions } from './runner.ts'

const LONGEST_MS = 2 ** 31 - 1
/** The part of the machine's memory that weights may take. */
const BUDGET_SHARE = 0.5
/** The part of the machine's memory that one process may take. */
const PROCESS_SHARE = 0.75

function whole(minimum: number, maximum: number) {
  return z.optional(z.int().check(z.gte(minimum), z.lte(maximum)))
}

const numbers = z.object({
  concurrency: whole(1, 1024),
  queueSize: whole(0, 100_000),
  timeoutMs: whole(1, LONGEST_MS),
  graceMs: whole(0, LONGEST_MS),
  threads: whole(1, 1024),
  memoryBudgetBytes: whole(0, Number.MAX_SAFE_INTEGER),
  maxProcessBytes: whole(1, Number.MAX_SAFE_INTEGER),
})

function readNumbers(options: RunnerOptions): z.infer<typeof numbers> {
  const parsed = z.safeParse(numbers, options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0])
  throw new InvalidOptionError(name, `${name}: expected a whole number in its range.`)
}

/** Memory of this machine, or of the container, in bytes. */
function machineBytes(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

function placeModels(options: RunnerOptions): PlacedModel[] {
  const { models, processes = 'per-model' } = options
  return models.map((model, index) => {
    const { process: named, ...option } = model
    const own = processes === 'shared' ? 'shared' : `${index}: ${option.id}`
    return { spec: toModelSpec(option, options), process: named ?? own }
  })
}

/**
 * Makes a runner. No model is loaded before the first call of it, or {@link Runner.ready}.
 *
 * Each model runs in a process of its own: inference never stalls the caller's event loop, and a model
 * that crashes, loops or grows fails its own calls and nothing else.
 *
 * @throws {@link InvalidOptionError} for a model that is named in a form that is not accepted, or a
 * number out of range.
 *
 * @example
 * ```ts
 * const runner = createRunner({
 *   models: [{ task: 'text-classification', id: 'me/sentiment', path: './models/sentiment' }],
 * })
 * const { output } = await runner.run('text-classification', { inputs: 'I like it' })
 * output[0]?.label // "POSITIVE"
 * await runner.close()
 * ```
 */
export function createRunner(options: RunnerOptions): Runner {
  const { allowHosts = [], logger = silentLogger, warmProcess = true } = options
  const { concurrency = 1, queueSize = 64, ...numbersOf } = readNumbers(options)
  const { timeoutMs = 120_000, graceMs = 5000 } = numbersOf
  const {
    memoryBudgetBytes = machineBytes() * BUDGET_SHARE,
    maxProcessBytes = machineBytes() * PROCESS_SHARE,
  } = numbersOf
  return new ModelRunner({
    models: placeModels(options),
    limits: { concurrency, size: queueSize },
    allowHosts,
    timeoutMs,
    graceMs,
    memoryBudgetBytes,
    maxProcessBytes,
    warmProcess,
    logger,
  })
}
