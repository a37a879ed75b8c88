import { getSource, type PublishTaskReturnType } from '@taskmesh/client'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { formatExpiry } from '@taskmesh/venues/chain'
import type { Address } from 'viem'
import { chooseAccount, type AccountOptions } from '../account/chooseAccount.ts'
import { chooseNetwork, type ChosenNetwork, type NetworkOptions } from '../account/chooseNetwork.ts'
import { createWallet, type Wallet } from '../account/createClients.ts'
import { about, ogpu } from '../account/describeGas.ts'
import { ConfigurationError } from '../configuration/errors.ts'
import { readTaskName } from '../input/readTaskName.ts'
import { confirm } from '../output/ask.ts'
import { withoutMedia } from '../output/mediaIn.ts'
import { printError } from '../output/printError.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { estimateCost, type Terms } from '../publish/estimateCost.ts'
import { publishAll } from '../publish/publishAll.ts'
import { readRequests } from '../publish/readRequests.ts'
import { listenForStop } from './listenForStop.ts'
import type { RunOptions } from './run/job.ts'
import { printResult } from './run/printResult.ts'

/** The options of `taskmesh publish`. */
export interface PublishOptions extends NetworkOptions, AccountOptions {
  param: string[]
  input: string[]
  /** Whether each input is a task of its own. */
  each: boolean
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

/** Shows what it costs, and asks. */
async function ask<Id extends TaskId>(
  task: Id,
  requests: [TaskRequest<Id>, ...TaskRequest<Id>[]],
  { wallet, terms, options }: { wallet: Wallet; terms: Terms; options: PublishOptions },
): Promise<void> {
  const reporter = createReporter(options)
  const { payment, deposit, gas } = await estimateCost(wallet, task, requests, terms)
  const isOne = requests.length === 1
  const whom = `to the provider that answers, at ${terms.source}`
  reporter.progress(
    isOne
      ? `Pays     ${ogpu(payment)} ${whom}`
      : `Pays     ${ogpu(payment)} for ${requests.length} tasks, ${ogpu(terms.payment)} each ${whom}`,
  )
  if (deposit > 0n) reporter.progress(`Deposits ${ogpu(deposit)}, which the vault lacks`)
  reporter.progress(`Gas      ${gas === undefined ? 'not known yet' : `at most ${about(gas)}`}`)
  reporter.progress(`From     ${wallet.account.address}`)
  await confirm(isOne ? `Publish ${task}?` : `Publish ${requests.length} ${task} tasks?`, options)
}

/** Prints what was published, with its result when that is waited for. */
async function finish<Id extends TaskId>(
  job: Publishing<Id>,
  published: PublishTaskReturnType<Id>,
): Promise<void> {
  const { task, request, options, reporter } = job
  const { taskAddress, source, hash, configUrl, expiryTime, isRepeated, payment } = published
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
  if (!options.wait) reporter.result(taskAddress)
}

/** Who is to run it: what was said, or what the network offers for the task. */
function sourceOf(task: TaskId, { source }: PublishOptions, { sources }: ChosenNetwork): Address {
  const found = source ?? sources.get(task)
  if (found !== undefined) return found
  const offered = [...sources.keys()].join(', ')
  const hint = offered === '' ? 'Name one with --source <address>.' : `Offered: ${offered}.`
  throw new ConfigurationError('source', `No source is known for ${task}.`, hint)
}

/** Publishes a task with a payment, or with `each` several, after their cost was shown and confirmed. */
export async function publish(
  name: string,
  args: string[],
  options: PublishOptions,
): Promise<void> {
  const { task, parameters } = readTaskName(name)
  const { input, param, each } = options
  const requests = await readRequests(task, { args, input, param, each, parameters })
  const reporter = createReporter(options)
  const network = await chooseNetwork(options)
  const source = sourceOf(task, options, network)
  const account = await chooseAccount(options, network)
  const wallet = createWallet(network, account)
  const payment =
    options.payment ?? network.payment ?? (await getSource(wallet, { source })).minPayment
  const terms = { source, payment, expiresIn: options.expires }
  await ask(task, requests, { wallet, terms, options })
  const { signal } = listenForStop()
  const { key } = options
  const attempts = await publishAll(wallet, task, requests, { ...terms, key, signal })
  // What is paid is said before anything else can go wrong.
  for (const one of attempts) if ('published' in one) describe(one.published, reporter)
  const failures = attempts.flatMap((one) => ('error' in one ? [one.error] : []))
  for (const one of attempts) {
    if (!('published' in one)) continue
    const job = { task, request: one.request, wallet, options, reporter, signal }
    await finish(job, one.published).catch((error: unknown) => failures.push(error))
  }
  const [failure, ...more] = failures
  for (const error of more) printError(error, options)
  if (failure !== undefined) throw failure
  if (options.wait) return
  const [only, another] = attempts
  const isOne = only !== undefined && 'published' in only && another === undefined
  const address = isOne ? only.published.taskAddress : '<address>'
  reporter.progress(`Its result: taskmesh task ${address} result --wait`)
}
