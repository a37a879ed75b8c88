import { getVaultAccount } from '@taskmesh/client'
import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import {
  createProvider,
  createProviderMetrics,
  guardAccount,
  memoryTaskStore,
  providerCalls,
  type ProviderListener,
} from '@taskmesh/provider'
import { privateKeyToAccount } from 'viem/accounts'
import { chainOf, storageOf } from '../../account/chooseNetwork.ts'
import { createReader, createWallet } from '../../account/createClients.ts'
import { ogpu } from '../../account/describeGas.ts'
import { openKeystore } from '../../keystore/keystoreFile.ts'
import { readPassphrase } from '../../keystore/readPassphrase.ts'
import { createCleanup, type Cleanup } from '../../network/cleanup.ts'
import { chooseModels } from '../../network/models.ts'
import { createReporter } from '../../output/reporter.ts'
import { createProviderLog } from '../../provide/createProviderLog.ts'
import { ProviderRunningError } from '../../provide/errors.ts'
import { fileLedger } from '../../provide/fileLedger.ts'
import { createLiveView } from '../../provide/liveView.ts'
import { createOperationsServer } from '../../provide/operationsServer.ts'
import { readProviderFile, type ProviderFile } from '../../provide/providerFile.ts'
import { providerFolder, type ProviderFolder } from '../../provide/providerFolder.ts'
import { findRunning, noteRunning } from '../../provide/runningFile.ts'
import {
  superviseProvider,
  type Activity,
  type Supervised,
} from '../../provide/superviseProvider.ts'
import { createLogger } from '../../serve/createLogger.ts'
import { listen } from '../../serve/listen.ts'
import { listenForStop } from '../listenForStop.ts'
import type { FolderOptions } from './options.ts'

/** The options of `taskmesh provide`. */
export interface RunProviderOptions extends FolderOptions {
  passphraseFile?: string
  /** Address and port of health, metrics and status. */
  host: string
  port: number
}

const MONEY_MS = 5000

/** The model of each source, once where several sources have the same. */
function modelsOf({ sources }: ProviderFile): ModelOption[] {
  const all = sources.map(
    ({ task, model, dtype, revision }) => chooseModels(task, { model, dtype, revision })[0],
  )
  const isSame = (a: ModelOption | undefined, b: ModelOption | undefined) =>
    a?.id === b?.id && a?.task === b?.task
  return all.filter(
    (model, index): model is ModelOption =>
      model !== undefined && all.findIndex((other) => isSame(other, model)) === index,
  )
}

async function openAccount(
  files: ProviderFolder,
  file: ProviderFile,
  { passphraseFile }: RunProviderOptions,
) {
  const passphrase = await readPassphrase(files.providerKey, { passphraseFile })
  const account = privateKeyToAccount(await openKeystore(files.providerKey, passphrase))
  const chain = chainOf(file.network)
  return guardAccount(account, {
    chainId: chain.id,
    calls: providerCalls(chain),
    maxFeePerTransaction: file.maxFeePerTransaction,
    maxFeePerDay: file.maxFeePerDay,
    ledger: fileLedger(files.spending),
  })
}

/** Shows what it does: drawn on a terminal, else as log lines. */
function createDisplay(provider: Supervised, file: ProviderFile, json: boolean, cleanup: Cleanup) {
  if (json || !process.stderr.isTTY) {
    const logger = createLogger({ format: 'json', level: 'info' })
    provider.events.on(createProviderLog(logger))
    return {
      say: (text: string, facts: object = {}) => logger.info(facts, text),
      problem: (text: string) => logger.error({ event: 'problem' }, text),
    }
  }
  const client = createReader(file.network)
  let balance = '? OGPU'
  const readBalance = () =>
    getVaultAccount(client, { account: provider.address }).then(
      (account) => (balance = ogpu(account.balance)),
      () => {},
    )
  void readBalance()
  const timer = setInterval(() => void readBalance(), MONEY_MS)
  const view = createLiveView(() => {
    const { running, waiting, reached } = provider.stats()
    return { activity: provider.activity(), running, waiting, paid: reached.PAID, balance }
  })
  provider.events.on(view.print)
  cleanup.add(() => {
    clearInterval(timer)
    view.end()
  })
  return { say: view.line, problem: view.line }
}

async function startAll(
  files: ProviderFolder,
  file: ProviderFile,
  options: RunProviderOptions,
  cleanup: Cleanup,
): Promise<void> {
  const account = await openAccount(files, file, options)
  const client = createReader(file.network)
  const models = modelsOf(file)
  const { allowHosts, concurrency, minPayment } = file
  const runner = createRunner({ models, allowHosts, allowRemoteModels: true })
  cleanup.add(() => runner.close())
  const store = memoryTaskStore()
  const sources = file.sources.map(({ source, task, model, dtype, revision }) => ({
    source,
    task,
    model: chooseModels(task, { model, dtype, revision })[0]?.id,
  }))
  const make = (onEvent: ProviderListener) =>
    createProvider({
      client: createWallet(file.network, account),
      runner,
      storage: storageOf(file.network),
      sources,
      allowHosts,
      concurrency,
      minPayment,
      store,
      onEvent,
    })
  let say = (_text: string, _facts?: object) => {}
  let problem = (_text: string) => {}
  const provider = superviseProvider({
    make,
    pauseFile: files.paused,
    onActivity: (activity: Activity) => say(`The provider is ${activity}.`, { activity }),
    onProblem: (error) => problem(error instanceof Error ? error.message : 'It failed.'),
  })
  const display = createDisplay(provider, file, options.json, cleanup)
  say = display.say
  problem = display.problem
  const metrics = createProviderMetrics({ provider, client })
  let hasModels = false
  const server = createOperationsServer({
    provider,
    metrics,
    client,
    hasModels: () => hasModels,
    earnings: async () => [],
  })
  cleanup.add(() => server.close())
  const url = await listen(server, options)
  cleanup.add(await noteRunning(files, url))
  say(`Health, metrics and status on ${url}`, { url })
  await runner.ready()
  hasModels = true
  say(`Loaded ${models.map(({ id }) => id).join(', ')}`, { models: models.length })
  cleanup.add(() => provider.stop())
  await provider.start()
}

/** Lets the provider work until it is stopped. */
export async function runProvider(options: RunProviderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const other = await findRunning(files)
  if (other !== undefined) throw new ProviderRunningError(files.folder, other.pid)
  const { signal, stopped } = listenForStop()
  const cleanup = createCleanup()
  try {
    const started = startAll(files, file, options, cleanup)
    await Promise.race([started, stopped.then(() => Promise.reject(signal.reason))])
    const reporter = createReporter(options)
    reporter.progress(
      'Stop with Ctrl-C; tasks under way are finished first, for 30 seconds at most.',
    )
    await stopped
  } finally {
    await cleanup.run()
  }
}
