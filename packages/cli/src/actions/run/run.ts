import { DeadlineError } from '@taskmesh/inference-runner/errors'
import { parseRequest } from '@taskmesh/tasks'
import { readInputs } from '../../input/readInputs.ts'
import { readParameters } from '../../input/readParameters.ts'
import { readTaskName } from '../../input/readTaskName.ts'
import { createReporter } from '../../output/reporter.ts'
import { listenForStop } from '../listenForStop.ts'
import type { Job, RunOptions } from './job.ts'

/** Aborts when the command is stopped, or its time is over. */
function startSignal({ timeout }: RunOptions): AbortSignal {
  const { signal } = listenForStop()
  if (timeout === undefined) return signal
  const late = new AbortController()
  const timeoutMs = timeout * 1000
  setTimeout(() => late.abort(new DeadlineError(timeoutMs, undefined)), timeoutMs).unref()
  return AbortSignal.any([signal, late.signal])
}

/** Runs one task, here or on the chain, and prints its result. */
export async function run(name: string, args: string[], options: RunOptions): Promise<void> {
  const { task, parameters } = readTaskName(name)
  const request = parseRequest(task, {
    inputs: await readInputs(task, args, options.input),
    parameters: { ...parameters, ...readParameters(task, options.param) },
  })
  const signal = startSignal(options)
  const job: Job<typeof task> = {
    task,
    request,
    options,
    reporter: createReporter(options),
    signal,
  }
  // What a chain needs takes as long to import as everything else.
  if (options.on === 'chain') return (await import('./runOnNetwork.ts')).runOnNetwork(job)
  try {
    await (await import('./runLocally.ts')).runLocally(job)
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  }
}
