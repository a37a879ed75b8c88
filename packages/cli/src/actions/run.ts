import { TaskmeshError } from '@taskmesh/errors'
import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import type { TaskRecord } from '@taskmesh/provider'
import { findTaskId, parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { inProcessVenue } from '@taskmesh/venues'
import { formatExpiry, HeldPaymentError, type ChainProgress } from '@taskmesh/venues/chain'
import { formatEther } from 'viem'
import { readInputs } from '../input/readInputs.ts'
import { readParameters } from '../input/readParameters.ts'
import type { Connection } from '../network/connectNetwork.ts'
import { findNetwork } from '../network/findNetwork.ts'
import { chooseModels } from '../network/models.ts'
import { EXPIRES_IN_SECONDS, networkVenue } from '../network/networkVenue.ts'
import { startNetwork, type Network } from '../network/startNetwork.ts'
import { formatOutput } from '../output/formatOutput.ts'
import { formatReason, refusalOf } from '../output/formatRefusal.ts'
import { formatStatus } from '../output/formatStatus.ts'
import { toOutcome } from '../output/outcome.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { listenForStop } from './listenForStop.ts'

/** The options of `taskmesh run`. */
export interface RunOptions {
  on: 'local' | 'chain'
  param: string[]
  model?: string
  allowHost: string[]
  network?: string
  json: boolean
}

interface Job<Id extends TaskId> {
  task: Id
  request: TaskRequest<Id>
  options: RunOptions
  reporter: Reporter
  signal: AbortSignal
}

function print(
  { task, request, reporter }: Pick<Job<TaskId>, 'task' | 'request' | 'reporter'>,
  output: unknown,
  warnings: readonly string[],
) {
  for (const line of formatOutput(task, output, request.inputs)) reporter.preview(line)
  for (const warning of warnings) reporter.progress(`Warning: ${warning}`)
}

async function runLocally<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, request, options, reporter, signal } = job
  const models = chooseModels(task, options.model)
  reporter.progress(`Loading ${models[0]?.id}…`)
  const runner = createRunner({
    models,
    allowHosts: options.allowHost,
    allowRemoteModels: options.model !== undefined,
  })
  try {
    await runner.ready({ signal })
    const venue = inProcessVenue({ runner })
    const { model, output, warnings, ms } = await venue.run(task, request, { signal })
    print(job, output, warnings)
    reporter.json({ task, model, request, result: output, warnings, ms })
  } finally {
    await runner.close()
  }
}

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
  print(job, result, warnings)
  reporter.json(outcome)
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
    allowRemoteModels: options.model !== undefined,
    onProgress: reporter.progress,
    onEvent: (event) => {
      const refusal = refusalOf(event)
      if (refusal !== undefined) onRefusal(new RefusedError(refusal))
    },
    signal,
  })
}

async function runOnNetwork<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, options, reporter } = job
  const found = await findNetwork(options)
  if (found.connection !== undefined) return runOn(found.connection, job)
  const models = chooseModels(task, options.model)
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

/** What ended the job: that it was stopped says more than what that led to. */
function causeOf(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted && !(error instanceof HeldPaymentError) ? signal.reason : error
}

/** Runs one task, here or on the chain, and prints its result. */
export async function run(name: string, inputs: string[], options: RunOptions): Promise<void> {
  const task = findTaskId(name)
  const request = parseRequest(task, {
    inputs: await readInputs(task, inputs),
    parameters: readParameters(task, options.param),
  })
  const reporter = createReporter(options)
  const { signal } = listenForStop()
  const job = { task, request, options, reporter, signal }
  try {
    await (options.on === 'chain' ? runOnNetwork(job) : runLocally(job))
  } catch (error) {
    throw causeOf(error, signal)
  }
}
