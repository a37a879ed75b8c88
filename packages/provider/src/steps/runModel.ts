import { parseOutput } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { TimeUpError } from '../errors/providerErrors.ts'
import { isRepeatable } from '../payload/isRepeatable.ts'
import type { PreparedRun, PreparedRunOptions } from '../providerRunner.ts'
import { modelNameOf } from './modelNameOf.ts'
import { prepareRun } from './prepareRun.ts'
import { secondsLeft } from './secondsLeft.ts'
import type { Step } from './step.ts'
import type { RunWork } from './work.ts'

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

const TOO_LATE = { to: 'EXPIRED', reason: 'too little time was left' } as const

export const beginRun: Step<RunWork> = async (work) =>
  (await secondsLeft(work)) <= 0 ? TOO_LATE : { to: 'RUNNING' }

/** Runs what was prepared. What would fail again with the same request is remembered. */
async function runPrepared(work: RunWork, prepared: PreparedRun, options: PreparedRunOptions) {
  try {
    return await work.runner.run(prepared, options)
  } catch (error) {
    const { payload, store, record } = work
    if (payload !== undefined && isRepeatable(error)) {
      await store.addFailure(modelNameOf(record), payload.hash, error.shortMessage)
    }
    throw error
  }
}

/** Runs the model; what a restart has lost is prepared again. */
async function compute(work: RunWork, options: PreparedRunOptions): Promise<string> {
  const { task, model } = work.record
  const prepared = await prepareRun(work, options)
  const { priority = 0 } = work.record
  const order = { priority, signal: options.signal ?? work.signal }
  const { output, warnings, milliseconds } = await work.seats.runModel(order, async () => {
    const begun = performance.now()
    const result = await runPrepared(work, prepared, options)
    return { ...result, milliseconds: performance.now() - begun }
  })
  work.seats.measure(milliseconds / 1000)
  await work.store.addDuration({ task, model }, milliseconds)
  const { inputs } = prepared.request
  const checked = parseOutput(task, output, inputs)
  work.prepared = undefined
  return JSON.stringify(encodeOgpuResult(task, checked, inputs, warnings))
}

/** The result, which is in the store before anything else is done with it, so that it is computed once. */
async function resultOf(work: RunWork, options: PreparedRunOptions): Promise<string> {
  if (work.record.result !== undefined) return work.record.result
  const result = await compute(work, options)
  work.record = await work.store.update(work.record, { result })
  return result
}

/** Runs the model, checks its output, and puts the result into storage. */
export const runModel: Step<RunWork> = async (work) => {
  const seconds = await secondsLeft(work)
  if (seconds <= 0) return TOO_LATE
  const timeoutMs = Math.min(seconds * 1000, LONGEST_MS)
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([work.signal, work.lost, deadline])
  try {
    const result = await resultOf(work, { signal, timeoutMs })
    const resultUrl = await work.storage.put(result, { name: 'response.json', signal })
    return { to: 'COMPUTED', resultUrl }
  } catch (error) {
    if (deadline.aborted && timeoutMs < LONGEST_MS) return TOO_LATE
    throw deadline.aborted ? new TimeUpError(error) : error
  }
}
