import type { TaskId } from '@taskmesh/tasks'
import { releaseMedia } from '../media/releaseMedia.ts'
import type { Deadline } from '../scheduling/deadline.ts'
import type { Release } from '../scheduling/FairSlots.ts'
import { inputCost } from '../scheduling/inputCost.ts'
import { isPrepared, type CallArguments } from './callArguments.ts'
import { toResult, type Preparation } from './Preparation.ts'
import type { PreparedRun, RunOptions, RunResult } from './runner.ts'
import type { ServedModel, TimedAnswer } from './ServedModel.ts'
import { soundSeconds } from './soundSeconds.ts'

export interface RunCallOptions {
  model: ServedModel
  preparation: Preparation
  deadline: Deadline
  /** What the caller gave. */
  options: RunOptions
  /** Takes the pieces of the answer, where they are asked for. */
  onPiece?: ((piece: unknown) => void) | undefined
}

/** Runs a call on a model: checks and decodes it unless that was done, then waits for its turn. */
export async function runCall<Id extends TaskId>(
  call: CallArguments<Id>,
  context: RunCallOptions,
): Promise<RunResult<Id>> {
  const { model, options } = context
  model.queue.assertRoom(options.client)
  const releases: Release[] = []
  try {
    const start = performance.now()
    const prepared = await prepareCall(call, context, releases)
    const ready = performance.now()
    const { inputs, media } = context.preparation.jobOf(prepared)
    const answer = await infer(prepared, context)
    const seconds = soundSeconds(inputs)
    // One that failed may still be written to its process, and one that was prepared may run again.
    if (!isPrepared(call)) void releaseMedia(media)
    options.onTiming?.({
      prepareMs: ready - start,
      queueMs: Math.max(0, performance.now() - ready - answer.ms),
      runMs: answer.ms,
      calls: answer.calls,
      ...(seconds === 0 ? {} : { soundSeconds: seconds }),
    })
    return toResult(prepared, answer)
  } finally {
    for (const release of releases) release()
  }
}

async function prepareCall<Id extends TaskId>(
  call: CallArguments<Id>,
  { model, preparation, deadline: { race, signal }, options: { client } }: RunCallOptions,
  releases: Release[],
): Promise<PreparedRun<Id>> {
  if (isPrepared(call)) {
    releases.push(model.queue.reserve(client))
    return call[0]
  }
  let checked = preparation.check(model, call[0], call[1])
  if (checked.media === 'elsewhere') {
    checked = await race(preparation.fetch(checked, { signal, client }))
  }
  releases.push(model.queue.reserve(client))
  if (checked.media !== 'none') {
    releases.push(await race(model.decoded.acquire({ client, signal })))
  }
  return race(preparation.decode(checked, signal))
}

function infer<Id extends TaskId>(
  prepared: PreparedRun<Id>,
  { model, preparation, deadline, options, onPiece }: RunCallOptions,
): Promise<TimedAnswer> {
  const { inputs, parameters } = preparation.jobOf(prepared)
  const costs = inputs.map(inputCost)
  const { client, traceparent, onProgress, onStage } = options
  return deadline.race(
    model.queue.run({
      task: prepared.task,
      inputs,
      parameters,
      cost: costs.reduce((sum, cost) => sum + cost, 0),
      longest: Math.max(...costs),
      client,
      traceparent,
      deadline: deadline.at,
      signal: deadline.signal,
      onPiece,
      onProgress,
      onStage,
    }),
  )
}
