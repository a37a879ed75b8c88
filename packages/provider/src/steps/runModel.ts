import { parseOutput } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { readTaskView } from '../chain/readTaskView.ts'
import { TimeUpError } from '../errors/providerErrors.ts'
import type { PreparedRunOptions } from '../providerRunner.ts'
import { prepareRun } from './prepareRun.ts'
import type { Step } from './step.ts'
import type { Work } from './work.ts'

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

export const beginRun: Step = async (work) => {
  const { move } = await readTaskView(work)
  return move ?? { to: 'RUNNING' }
}

/** Runs what was prepared; after a restart it is prepared again. */
async function compute(work: Work, options: PreparedRunOptions): Promise<string> {
  const { task } = work.record
  const prepared = await prepareRun(work, options)
  const { output, warnings } = await work.runner.run(prepared, options)
  const { inputs } = prepared.request
  const checked = parseOutput(task, output, inputs)
  work.prepared = undefined
  return JSON.stringify(encodeOgpuResult(task, checked, inputs, warnings))
}

/** Runs the model, checks its output, and puts the result into storage. */
export const runModel: Step = async (work) => {
  const { move, secondsLeft } = await readTaskView(work)
  if (move) return move
  const timeoutMs = Math.min(secondsLeft * 1000, LONGEST_MS)
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([work.signal, work.lost, deadline])
  try {
    work.result ??= await compute(work, { signal, timeoutMs })
    const resultUrl = await work.storage.put(work.result, { name: 'response.json', signal })
    return { to: 'COMPUTED', resultUrl }
  } catch (error) {
    throw deadline.aborted ? new TimeUpError(error) : error
  }
}
