import { getVaultAccount } from '@taskmesh/client'
import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import {
  createProvider,
  createProviderMetrics,
  guardAccount,
  isFinal,
  providerCalls,
  TASK_STATES,
  type ProviderListener,
  type ProviderRole,
  type TaskStore,
} from '@taskmesh/provider'
import { privateKeyToAccount } from 'viem/accounts'
import { chainOf, storageOf } from '../../account/chooseNetwork.ts'
import { createKeyless, createReader, createWallet } from '../../account/createClients.ts'
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
import { openProviderStore } from '../../provide/openProviderStore.ts'
import { createOperationsServer } from '../../provide/operationsServer.ts'
import { withPolicyOptions, type PolicyFlags } from '../../provide/policyOptions.ts'
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
export interface RunProviderOptions extends FolderOptions, PolicyFlags {
  passphraseFile?: string
  /** Address and port of health, metrics and status. */
  host: string
  port: number
  roles: ProviderRole[]
}

const LOOK_MS = 5000

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
function createDisplay(
  provider: Supervised,
  { file, tasks, json }: { file: ProviderFile; tasks: TaskStore; json: boolean },
  cleanup: Cleanup,
) {
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
  let open = 0
  const look = async () => {
    const counts = await tasks.counts()
    open = TASK_STATES.filter((state) => !isFinal(state)).reduce(
      (sum, state) => sum + (counts[state] ?? 0),
      0,
    )
    balance = ogpu((await getVaultAccount(client, { account: provider.address })).balance)
  }
  // What cannot be read now is shown as it was.
  const tryToLook = () => void look().catch(() => {})
  tryToLook()
  const timer = setInterval(tryToLook, LOOK_MS)
  const view = createLiveView(() => {
    const { running, reached } = provider.stats()
    return { activity: provider.activity(), running, open, paid: reached.CONFIRMED, balance }
  })
  provider.events.on((event) => {
    view.print(event)
    if (event.type === 'task' && isFinal(event.record.state)) tryToLook()
  })
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
  const { roles } = options
  const worker = roles.includes('signer')
    ? createWallet(file.network, await openAccount(files, file, options))
    : createKeyless(file.network, file.provider)
  const client = createReader(file.network)
  const models = modelsOf(file)
  const { allowHosts, concurrency } = file
  const policy = withPolicyOptions(file.policy, options)
  const runner = createRunner({ models, allowHosts, allowRemoteModels: true })
  cleanup.add(() => runner.close())
  const { store, tasks } = await openProviderStore(files, file)
  cleanup.add(() => store.close())
  const sources = file.sources.map(({ source, task, model, dtype, revision }) => ({
    source,
    task,
    model: chooseModels(task, { model, dtype, revision })[0]?.id,
  }))
  const make = (onEvent: ProviderListener) =>
    createProvider({
      client: worker,
      roles,
      runner,
      storage: storageOf(file.network),
      sources,
      allowHosts,
      concurrency,
      policy,
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
  const display = createDisplay(provider, { file, tasks, json: options.json }, cleanup)
  say = display.say
  problem = display.problem
  const metrics = createProviderMetrics({ provider, client, store: tasks })
  let hasModels = false
  const server = createOperationsServer({
    provider,
    metrics,
    client,
    hasModels: () => hasModels,
    store: tasks,
  })
  cleanup.add(() => server.close())
  const url = await listen(server, options)
  // Workers without the key share the settings of one folder, which they may not be able to write.
  if (roles.includes('signer')) cleanup.add(await noteRunning(files, url))
  say(`Health, metrics and status on ${url}`, { url })
  if (roles.includes('worker')) {
    await runner.ready()
    say(`Loaded ${models.map(({ id }) => id).join(', ')}`, { models: models.length })
  }
  hasModels = true
  cleanup.add(() => provider.stop())
  await provider.start()
}

/** Lets the provider work until it is stopped. */
export async function runProvider(options: RunProviderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const other = options.roles.includes('signer') ? await findRunning(files) : undefined
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
