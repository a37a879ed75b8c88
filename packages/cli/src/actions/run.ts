import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import { findTaskId, parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { formatEther } from 'viem'
import { readInputs } from '../input/readInputs.ts'
import { readParameters } from '../input/readParameters.ts'
import { runOnChain } from '../mainJob/runOnChain.ts'
import { connectNetwork, type Connection } from '../network/connectNetwork.ts'
import { chooseModels } from '../network/models.ts'
import { startNetwork } from '../network/startNetwork.ts'
import { formatOutput } from '../output/formatOutput.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { untilStopped } from './untilStopped.ts'

/** The options of `taskmesh run`. */
export interface RunOptions {
  on: 'local' | 'chain'
  param: string[]
  model?: string
  allowHost: string[]
  network: string
  json: boolean
}

interface Job<Id extends TaskId> {
  task: Id
  request: TaskRequest<Id>
  models: readonly ModelOption[]
  options: RunOptions
  reporter: Reporter
  signal: AbortSignal
}

function print({ reporter }: { reporter: Reporter }, output: unknown, warnings: readonly string[]) {
  for (const line of formatOutput(output)) reporter.result(line)
  for (const warning of warnings) reporter.say(`Warning: ${warning}`)
}

async function runLocally<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, request, models, options, reporter, signal } = job
  reporter.say(`Loading ${models[0]?.id}…`)
  const runner = createRunner({
    models,
    allowHosts: options.allowHost,
    allowRemoteModels: options.model !== undefined,
  })
  try {
    await runner.ready({ signal })
    const result = await runner.run(task, request, { signal })
    print(job, result.output, result.warnings)
    reporter.json(result)
  } finally {
    await runner.close()
  }
}

async function publish<Id extends TaskId>(network: Connection, job: Job<Id>): Promise<void> {
  const { task, request, reporter, signal } = job
  const outcome = await runOnChain(
    network,
    { task, request },
    { signal, onStatus: (status, address) => reporter.say(`${status.padEnd(10)} ${address}`) },
  )
  const { paymentWei, provider, ms, result, warnings } = outcome
  reporter.say(`${formatEther(paymentWei)} OGPU to ${provider} in ${ms} ms`)
  print(job, result, warnings)
  reporter.json(outcome)
}

async function runOnNetwork<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { models, options, reporter, signal } = job
  const running = options.model === undefined ? await connectNetwork(options.network) : undefined
  if (running !== undefined) return publish(running, job)
  reporter.say('No network is running here, so one is started for this task.')
  const network = await startNetwork({
    models,
    allowHosts: options.allowHost,
    allowRemoteModels: options.model !== undefined,
    onProgress: reporter.say,
    signal,
  })
  try {
    await publish(network, job)
  } finally {
    await network.stop()
  }
}

/** Runs one task, here or on the chain, and prints what came of it. */
export async function run(word: string, words: string[], options: RunOptions): Promise<void> {
  const task = findTaskId(word)
  const request = parseRequest(task, {
    inputs: await readInputs(task, words),
    parameters: readParameters(task, options.param),
  })
  const reporter = createReporter(options)
  const { signal } = untilStopped()
  const models = chooseModels(task, options.model)
  const job = { task, request, models, options, reporter, signal }
  await (options.on === 'chain' ? runOnNetwork(job) : runLocally(job))
}
