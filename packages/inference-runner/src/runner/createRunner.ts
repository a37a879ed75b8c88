import * as z from 'zod/mini'
import { InvalidOptionError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { toModelSpec } from './modelOptions.ts'
import { ModelRunner } from './ModelRunner.ts'
import type { Runner, RunnerOptions } from './runner.ts'

const LONGEST_MS = 2 ** 31 - 1

function whole(minimum: number, maximum: number) {
  return z.optional(z.int().check(z.gte(minimum), z.lte(maximum)))
}

const numbers = z.object({
  concurrency: whole(1, 1024),
  queueSize: whole(0, 100_000),
  timeoutMs: whole(1, LONGEST_MS),
  graceMs: whole(0, LONGEST_MS),
  threads: whole(1, 1024),
})

function readNumbers(options: RunnerOptions): z.infer<typeof numbers> {
  const parsed = z.safeParse(numbers, options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0])
  throw new InvalidOptionError(name, `${name}: expected a whole number in its range.`)
}

/**
 * Makes a runner. Nothing is started or loaded before the first call, or {@link Runner.ready}.
 *
 * Models run in a process of their own: inference never stalls the caller's event loop, and a model
 * that crashes fails its calls and nothing else.
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
  const limits = { concurrency, size: queueSize }
  const specs = models.map((model) => toModelSpec(model, options))
  return new ModelRunner({ specs, limits, allowHosts, timeoutMs, graceMs, logger })
}
