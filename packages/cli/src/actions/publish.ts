import { getSource, type PublishTaskReturnType } from '@taskmesh/client'
import { parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { formatExpiry } from '@taskmesh/venues/chain'
import type { Address } from 'viem'
import { chooseAccount, type AccountOptions } from '../account/chooseAccount.ts'
import { chooseNetwork, type NetworkOptions } from '../account/chooseNetwork.ts'
import { createReader, createWallet, type Wallet } from '../account/createClients.ts'
import { about, ogpu } from '../account/describeGas.ts'
import { estimatePublish } from '../account/estimatePublish.ts'
import { ConfigurationError } from '../configuration/errors.ts'
import { readInputs } from '../input/readInputs.ts'
import { readParameters } from '../input/readParameters.ts'
import { readTaskName } from '../input/readTaskName.ts'
import { confirm } from '../output/ask.ts'
import { withoutMedia } from '../output/mediaIn.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { listenForStop } from './listenForStop.ts'
import type { RunOptions } from './run/job.ts'
import { printResult } from './run/printResult.ts'

/** The options of `taskmesh publish`. */
export interface PublishOptions extends NetworkOptions, AccountOptions {
  param: string[]
  input: string[]
  source?: Address
  /** In wei. */
  payment?: bigint
  /** Seconds. */
  expires: number
  key?: string
  wait: boolean
  confirm: boolean
  output?: string
  yes: boolean
  json: boolean
}

interface Publishing<Id extends TaskId> {
  task: Id
  request: TaskRequest<Id>
  wallet: Wallet
  options: PublishOptions
  reporter: Reporter
  signal: AbortSignal
}

function describe(published: PublishTaskReturnType, reporter: Reporter): void {
  const { taskAddress, payment, expiryTime, isRepeated } = published
  const what = isRepeated ? 'Published before, and not paid again' : 'Published'
  reporter.progress(`${what}: ${taskAddress}, ${ogpu(payment)}, until ${formatExpiry(expiryTime)}`)
}

async function waitAndPrint<Id extends TaskId>(
  { task, request, wallet, options, reporter, signal }: Publishing<Id>,
  published: PublishTaskReturnType<Id>,
) {
  const { taskAddress } = published
  const waiting = wallet.waitForResult(published, {
    confirm: options.confirm,
    signal,
    onStatus: ({ status }) => reporter.progress(`${status.padEnd(10)} ${taskAddress}`),
  })
  const result = await waiting.catch((error: unknown) => {
    reporter.progress(`The task goes on: \`taskmesh task ${taskAddress}\` says how far it is.`)
    throw error
  })
  const { output, warnings, provider, payment, status } = result
  reporter.progress(`${ogpu(payment)} to ${provider}`)
  const job = { task, request, reporter, options: runLike(options) }
  await printResult(job, output, [...published.warnings, ...warnings])
  return { status, result: output, warnings, provider, paidWei: payment }
}

/** What printing a result reads of the options of `taskmesh run`. */
function runLike({ output, json, param, input }: PublishOptions): RunOptions {
  const none = {
    on: 'chain',
    allow: [],
    allowHost: [],
    install: false,
  } satisfies Partial<RunOptions>
  return { ...none, param, input, json, ...(output === undefined ? {} : { output }) }
}

/** Publishes a task with a payment, after its cost was shown and confirmed. */
export async function publish(
  name: string,
  args: string[],
  options: PublishOptions,
): Promise<void> {
  const { task, parameters } = readTaskName(name)
  const request = parseRequest(task, {
    inputs: await readInputs(task, args, options.input),
    parameters: { ...parameters, ...readParameters(task, options.param) },
  })
  const reporter = createReporter(options)
  const network = await chooseNetwork(options)
  const source = options.source ?? network.sources.get(task)
  if (source === undefined) {
    const offered = [...network.sources.keys()].join(', ')
    const hint = offered === '' ? 'Name one with --source <address>.' : `Offered: ${offered}.`
    throw new ConfigurationError('source', `No source is known for ${task}.`, hint)
  }
  const reader = createReader(network)
  const account = await chooseAccount(options, network)
  const payment =
    options.payment ?? network.payment ?? (await getSource(reader, { source })).minPayment
  const expiresIn = options.expires
  const estimate = await estimatePublish(reader, network, {
    account: account.address,
    source,
    payment,
    expiresIn,
  })
  const { deposit, fee } = estimate
  reporter.progress(`Pays     ${ogpu(payment)} to the provider that answers, at ${source}`)
  if (deposit > 0n) reporter.progress(`Deposits ${ogpu(deposit)}, which the vault lacks`)
  reporter.progress(`Gas      ${fee === undefined ? 'not known yet' : `at most ${about(fee)}`}`)
  reporter.progress(`From     ${account.address}`)
  await confirm(`Publish ${task}?`, options)
  const { signal } = listenForStop()
  const wallet = createWallet(network, account)
  const published = await wallet.publishTask({
    source,
    task,
    inputs: request.inputs,
    parameters: request.parameters,
    payment,
    expiresIn,
    idempotencyKey: options.key,
    fund: true,
    signal,
  })
  describe(published, reporter)
  const { taskAddress, hash, configUrl, expiryTime, isRepeated } = published
  const job = { task, request, wallet, options, reporter, signal }
  const answer = options.wait ? await waitAndPrint(job, published) : {}
  reporter.json({
    task,
    taskAddress,
    source,
    hash,
    configUrl,
    expiryTime,
    isRepeated,
    paymentWei: payment,
    request: withoutMedia(request),
    ...answer,
  })
  if (options.wait) return
  reporter.result(taskAddress)
  reporter.progress(`Its result: taskmesh task ${taskAddress} result --wait`)
}
