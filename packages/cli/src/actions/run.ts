import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import { TaskmeshError } from '@taskmesh/errors'
import { parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { formatEther } from 'viem'
import { readInputs } from '../input/readInputs.ts'
import { readParameters } from '../input/readParameters.ts'
import { readTask } from '../input/readTask.ts'
import { HeldPaymentError } from '../mainJob/heldPayment.ts'
import { EXPIRES_IN_SECONDS, runOnChain } from '../mainJob/runOnChain.ts'
import type { Connection } from '../network/connectNetwork.ts'
import { findNetwork } from '../network/findNetwork.ts'
import { chooseModels } from '../network/models.ts'
import { startNetwork, type Network } from '../network/startNetwork.ts'
import { formatOutput } from '../output/formatOutput.ts'
import { refusalOf } from '../output/formatRefusal.ts'
import { formatTime } from '../output/formatTime.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { untilStopped } from './untilStopped.ts'

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

function print({ reporter }: { reporter: Reporter }, output: unknown, warnings: readonly string[]) {
  for (const line of formatOutput(output)) reporter.draw(line)
  for (const warning of warnings) reporter.say(`Warning: ${warning}`)
}

async function runLocally<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, request, options, reporter, signal } = job
  const models = chooseModels(task, options.model)
  reporter.say(`Loading ${models[0]?.id}…`)
  const runner = createRunner({
    models,
    allowHosts: options.allowHost,
    allowRemoteModels: options.model !== undefined,
  })
  try {
    await runner.ready({ signal })
    const { model, output, warnings, ms } = await runner.run(task, request, { signal })
    print(job, output, warnings)
    reporter.json({ task, model, request, result: output, warnings, ms })
  } finally {
    await runner.close()
  }
}

function describeWait(expiryTime: bigint): string {
  const minutes = EXPIRES_IN_SECONDS / 60
  return `Published. Waiting for ${minutes} minutes at most, until ${formatTime(expiryTime)}…`
}

async function publish<Id extends TaskId>(network: Connection, job: Job<Id>): Promise<void> {
  const { task, request, reporter, signal } = job
  const outcome = await runOnChain(
    network,
    { task, request },
    {
      signal,
      onPublished: ({ expiryTime }) => reporter.say(describeWait(expiryTime)),
      onStatus: (status, address) => reporter.say(`${status.padEnd(10)} ${address}`),
    },
  )
  const { paymentWei, provider, ms, result, warnings } = outcome
  reporter.say(`${formatEther(paymentWei)} OGPU to ${provider} in ${ms} ms`)
  print(job, result, warnings)
  reporter.json(outcome)
}

/** The only provider there is does not answer the task, so nobody will. */
export class RefusedError extends TaskmeshError {
  override name = 'RefusedError'
  constructor(reason: string) {
    super(`The provider does not answer the task: ${reason}`, {
      code: 'TASK_REFUSED',
      actor: 'provider',
      path: 'task',
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
    onProgress: reporter.say,
    onEvent: (event) => {
      const reason = refusalOf(event)
      if (reason !== undefined) onRefusal(new RefusedError(reason))
    },
    signal,
  })
}

async function runOnNetwork<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, options, reporter } = job
  const found = await findNetwork(options)
  if (found.connection !== undefined) return publish(found.connection, job)
  const models = chooseModels(task, options.model)
  reporter.say(`${found.reason}, so one is started for this task.`)
  const refused = new AbortController()
  const network = await startOwnNetwork(job, models, (error) => refused.abort(error))
  const signal = AbortSignal.any([job.signal, refused.signal])
  try {
    await publish(network, { ...job, signal })
  } catch (error) {
    // The payment ends with the chain that it is on.
    throw error instanceof HeldPaymentError ? error.reason : error
  } finally {
    reporter.say('Stopping the network that was started for this task…')
    await network.stop()
  }
}

/** What ended the job: that somebody stopped it says more than what that led to. */
function causeOf(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted && !(error instanceof HeldPaymentError) ? signal.reason : error
}

/** Runs one task, here or on the chain, and prints what came of it. */
export async function run(word: string, words: string[], options: RunOptions): Promise<void> {
  const task = readTask(word)
  const request = parseRequest(task, {
    inputs: await readInputs(task, words),
    parameters: readParameters(task, options.param),
  })
  const reporter = createReporter(options)
  const { signal } = untilStopped()
  const job = { task, request, options, reporter, signal }
  try {
    await (options.on === 'chain' ? runOnNetwork(job) : runLocally(job))
  } catch (error) {
    throw causeOf(error, signal)
  }
}
