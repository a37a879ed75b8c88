import { totalmem } from 'node:os'
import * as z from 'zod/mini'
import { InvalidOptionError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { toModelSpec } from './modelOptions.ts'
import { ModelRunner } from './ModelRunner.ts'
import type { Runner, RunnerOptions } from './runner.ts'

const LONGEST_MS = 2 ** 31 - 1
const BATCH_TOKENS = 4096
/** How many inputs run as one at most. */
const BATCH_INPUTS = 32
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
  maxBatchTokens: whole(0, Number.MAX_SAFE_INTEGER),
  timeoutMs: whole(1, LONGEST_MS),
  keepAliveMs: whole(1, LONGEST_MS),
  graceMs: whole(0, LONGEST_MS),
  threads: whole(1, 1024),
  memoryBudgetBytes: whole(1, Number.MAX_SAFE_INTEGER),
  maxProcessBytes: whole(1, Number.MAX_SAFE_INTEGER),
})

function readNumbers(options: RunnerOptions): z.infer<typeof numbers> {
  const parsed = z.safeParse(numbers, options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0])
  throw new InvalidOptionError(name, `${name}: expected a whole number in its range.`)
}

/** The memory that this machine, or the container around it, has. */
function usableMemory(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}

/**
 * Makes a runner. No model is loaded before its first call, or {@link Runner.ready}.
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
  const { models, allowHosts = [], logger = silentLogger } = options
  const { concurrency = 1, queueSize = 64, ...times } = readNumbers(options)
  const { timeoutMs = 120_000, graceMs = 5000 } = times
  const { memoryBudgetBytes = usableMemory() * BUDGET_SHARE } = times
  const { maxProcessBytes = usableMemory() * PROCESS_SHARE } = times
  const { maxBatchTokens = BATCH_TOKENS } = times
  const batches = maxBatchTokens > 0 ? { tokens: maxBatchTokens, inputs: BATCH_INPUTS } : undefined
  const limits = { concurrency, size: queueSize, batches }
  const { process: usualProcess = 'own', keepsReserve = true } = options
  const served = models.map(({ process = usualProcess, ...option }) => ({
    spec: toModelSpec(option, options),
    process,
  }))
  return new ModelRunner({
    models: served,
    limits,
    allowHosts,
    timeoutMs,
    graceMs,
    memoryBudgetBytes,
    keepAliveMs: times.keepAliveMs,
    maxProcessBytes,
    keepsReserve: keepsReserve && models.length > 0,
    logger,
  })
}
