import { TaskmeshError } from '@taskmesh/errors'
import type { ModelOption } from '@taskmesh/inference-runner'
import type { TaskRecord } from '@taskmesh/provider'
import type { TaskId } from '@taskmesh/tasks'
import { formatExpiry, HeldPaymentError, type ChainProgress } from '@taskmesh/venues/chain'
import { formatEther } from 'viem'
import type { Connection } from '../../network/connectNetwork.ts'
import { downloadModels } from '../../network/downloadModels.ts'
import { findNetwork } from '../../network/findNetwork.ts'
import { chooseModels } from '../../network/models.ts'
import { EXPIRES_IN_SECONDS, networkVenue } from '../../network/networkVenue.ts'
import { startNetwork, type Network } from '../../network/startNetwork.ts'
import { formatReason, refusalOf } from '../../output/formatRefusal.ts'
import { formatStatus } from '../../output/formatStatus.ts'
import { withoutMedia } from '../../output/mediaIn.ts'
import { toOutcome } from '../../output/outcome.ts'
import type { Job } from './job.ts'
import { printResult } from './printResult.ts'

function describeWait(expiryTime: bigint): string {
  const minutes = EXPIRES_IN_SECONDS / 60
  return `Published. Waiting for ${minutes} minutes at most, until ${formatExpiry(expiryTime)}…`
}

function describeProgress(progress: ChainProgress): string | undefined {
  return progress.step === 'published' ? describeWait(progress.expiryTime) : formatStatus(progress)
}

async function runOn<Id extends TaskId>(network: Connection, job: Job<Id>): Promise<void> {
  const { task, request, reporter, signal } = job
  const onProgress = (progress: ChainProgress) => {
    const line = describeProgress(progress)
    if (line !== undefined) reporter.progress(line)
  }
  const answer = await networkVenue(network).run(task, request, { signal, onProgress })
  const outcome = toOutcome(task, request, answer)
  const { paymentWei, provider, ms, result, warnings } = outcome
  reporter.progress(`${formatEther(paymentWei)} OGPU to ${provider} in ${ms} ms`)
  await printResult(job, result, warnings)
  reporter.json({ ...outcome, request: withoutMedia(request) })
}

/** The only provider there is does not answer the task, so nobody will. */
export class RefusedError extends TaskmeshError {
  override name = 'RefusedError'
  constructor(record: TaskRecord) {
    const isMedia = record.code === 'MEDIA_UNREADABLE'
    super(`The provider does not answer the task: ${formatReason(record)}`, {
      code: 'TASK_REFUSED',
      actor: 'provider',
      path: 'taskAddress',
      details: isMedia ? 'To allow a host of your own, name it with --allow-host.' : undefined,
    })
  }
}

/** Starts a network that runs nothing but the job's model. */
function startOwnNetwork<Id extends TaskId>(
  job: Job<Id>,
  models: ModelOption[],
  onRefusal: (error: RefusedError) => void,
): Promise<Network> {
  const { options, reporter, signal } = job
  return startNetwork({
    models,
    allowHosts: options.allowHost,
    onProgress: reporter.progress,
    onEvent: (event) => {
      const refusal = refusalOf(event)
      if (refusal !== undefined) onRefusal(new RefusedError(refusal))
    },
    signal,
  })
}

async function publish<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, options, reporter } = job
  const found = await findNetwork(options)
  if (found.connection !== undefined) return runOn(found.connection, job)
  const models = await downloadModels(chooseModels(task, options), options, job.signal)
  reporter.progress(`${found.reason}, so one is started for this task.`)
  const refused = new AbortController()
  const network = await startOwnNetwork(job, models, (error) => refused.abort(error))
  const signal = AbortSignal.any([job.signal, refused.signal])
  try {
    await runOn(network, { ...job, signal })
  } catch (error) {
    // The payment ends with the chain that it is on.
    throw error instanceof HeldPaymentError ? error.reason : error
  } finally {
    reporter.progress('Stopping the network that was started for this task…')
    await network.stop()
  }
}

/** Runs a task on the local network that runs, or on one that is started for it. */
export async function runOnNetwork<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { signal } = job
  try {
    await publish(job)
  } catch (error) {
    // That it was stopped says more than what that led to.
    throw signal.aborted && !(error instanceof HeldPaymentError) ? signal.reason : error
  }
}
