import { existsSync } from 'node:fs'
import { planSetUp, setUpProvider, type SetUpPlan } from '@taskmesh/provider'
import type { Hex, LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { sendTransaction, waitForTransactionReceipt } from 'viem/actions'
import { parseEther } from 'viem'
import { chooseNetwork, type ChosenNetwork } from '../../account/chooseNetwork.ts'
import { createReader, createWallet } from '../../account/createClients.ts'
import { about, ogpu } from '../../account/describeGas.ts'
import { ConfigurationError } from '../../configuration/errors.ts'
import { readPassphrase } from '../../keystore/readPassphrase.ts'
import { confirm } from '../../output/ask.ts'
import { createReporter } from '../../output/reporter.ts'
import { chooseSources } from '../../provide/chooseSources.ts'
import { describeStep, lacksOf } from '../../provide/describePlan.ts'
import { NotFundedError, type Lack } from '../../provide/errors.ts'
import { chooseModels } from '../../network/models.ts'
import {
  hasProvider,
  providerFile,
  readProviderFile,
  writeProviderFile,
  type ProviderFile,
} from '../../provide/providerFile.ts'
import { withPolicyOptions } from '../../provide/policyOptions.ts'
import { openOrMakeKey } from '../../provide/providerKeys.ts'
import { providerFolder, type ProviderFolder } from '../../provide/providerFolder.ts'
import { listenForStop } from '../listenForStop.ts'
import type { InitOptions } from './options.ts'

/** What a provider on a local network gets for the gas of its work. Not real money. */
const POCKET_MONEY = parseEther('1')

type Sources = ProviderFile['sources']

/** Puts the models that were named to their sources: `<task>=<model>`. */
function withModels(sources: Sources, models: readonly string[]): Sources {
  const named = new Map(
    models.map((text) => {
      const [task = '', ...model] = text.split('=')
      if (model.length === 0) {
        throw new ConfigurationError('model', `--model ${text}: expected <task>=<model>.`)
      }
      if (!sources.some((one) => one.task === task)) {
        throw new ConfigurationError('model', `--model ${text}: no source is for ${task}.`)
      }
      return [task, model.join('=')] as const
    }),
  )
  return sources.map((one) => {
    const model = named.get(one.task) ?? one.model
    // What cannot run is found before it costs anything.
    chooseModels(one.task, { model })
    return model === undefined ? one : { ...one, model }
  })
}

async function networkOf(options: InitOptions, known: ProviderFile | undefined) {
  const isSaid = options.network !== undefined || options.rpcUrl !== undefined
  if (known === undefined || isSaid) return chooseNetwork(options)
  return { ...known.network, sources: new Map(), publicKey: undefined } satisfies ChosenNetwork
}

/** Gives accounts of a local network what they lack, from the one that everybody has. */
async function fundFrom(key: Hex, network: ChosenNetwork, lacks: readonly Lack[]): Promise<void> {
  const wallet = createWallet(network, privateKeyToAccount(key))
  for (const { account, needed, balance } of lacks) {
    const value = needed - balance + POCKET_MONEY
    const hash = await sendTransaction(wallet, { to: account, value, chain: wallet.chain })
    await waitForTransactionReceipt(wallet, { hash })
  }
}

interface Keys {
  provider: LocalAccount
  master: LocalAccount
}

interface Job {
  options: InitOptions
  network: ChosenNetwork
  keys: Keys
  plan: SetUpPlan
  sources: Sources
}

/** Shows what each step costs, and asks. Returns what a local network is to give. */
async function askFor({ options, network, keys, plan }: Job): Promise<Lack[]> {
  const reporter = createReporter(options)
  for (const step of plan.steps) reporter.progress(`  ${describeStep(step)}`)
  const lacks = lacksOf(plan, keys.master.address)
  const { publicKey } = network
  if (lacks.length > 0 && publicKey === undefined) throw new NotFundedError(lacks)
  for (const { role, needed, balance } of lacks) {
    const amount = about(needed - balance + POCKET_MONEY)
    reporter.progress(`  The local network gives the ${role} ${amount}, which is not real money`)
  }
  if (plan.steps.length > 0) await confirm(`Send ${plan.steps.length} transactions?`, options)
  return lacks
}

async function carryOut({ options, network, keys, sources }: Job, lacks: Lack[]): Promise<number> {
  const reporter = createReporter(options)
  const { signal } = listenForStop()
  const { publicKey } = network
  if (publicKey !== undefined) await fundFrom(publicKey, network, lacks)
  const { steps } = await setUpProvider({
    client: createWallet(network, keys.provider),
    masterClient: createWallet(network, keys.master),
    sources: sources.map(({ source }) => source),
    stake: options.stake,
    environment: options.environment,
    onStep: ({ step, hash }) => reporter.progress(`Done: ${step} in ${hash}`),
    signal,
  })
  return steps.length
}

/** What `provider.json` is to say: what it said, with the network, the accounts and the sources. */
function toFile(
  { options, network, keys, sources }: Job,
  known: ProviderFile | undefined,
): ProviderFile {
  const { chain, rpcUrl, storageUrl } = network
  const isLocal = chain === 'devnet'
  // The money of a local network is worth nothing, whatever its gas costs at the moment.
  const policy = withPolicyOptions(known?.policy ?? (isLocal ? { worksAtLoss: true } : {}), options)
  const facts = {
    network: { chain, rpcUrl, storageUrl },
    provider: keys.provider.address,
    master: keys.master.address,
    environment: options.environment,
    sources,
    policy,
  }
  if (known !== undefined) return { ...known, ...facts }
  const allowHosts = isLocal && storageUrl !== undefined ? [new URL(storageUrl).host] : []
  return providerFile.parse({ ...facts, allowHosts })
}

async function keepKeys(
  files: ProviderFolder,
  options: InitOptions,
): Promise<Keys & { keep: () => Promise<string[]> }> {
  const isNew = !existsSync(files.providerKey)
  const passphrase = await readPassphrase(files.providerKey, options, isNew)
  const open = (path: string, importFile: string | undefined) =>
    openOrMakeKey(path, { passphrase, importFile })
  const provider = await open(files.providerKey, options.importProviderKey)
  const master = await open(files.masterKey, options.importMasterKey)
  if (provider.account.address === master.account.address) {
    throw new ConfigurationError(
      'importMasterKey',
      'Provider and master are the same key.',
      'The key that works lies on a machine that serves strangers; keep the one that owns the stake apart.',
    )
  }
  const keep = async () => {
    const fresh = [provider, master].filter((key) => key.isNew)
    for (const key of fresh) await key.keep(passphrase)
    return fresh.map(({ path }) => path)
  }
  return { provider: provider.account, master: master.account, keep }
}

/** Makes a provider: keys, pairing, stake and registration, each with its cost before it happens. */
export async function init(options: InitOptions): Promise<void> {
  const reporter = createReporter(options)
  const files = providerFolder(options.folder)
  const known = hasProvider(files) ? await readProviderFile(files) : undefined
  const network = await networkOf(options, known)
  const chosen = await chooseSources(network, options.source)
  const before = known?.sources.filter((one) => !chosen.some(({ source }) => source === one.source))
  const sources = withModels([...(before ?? []), ...chosen], options.model)
  if (sources.length === 0) {
    const offered = [...network.sources.keys()].join(', ')
    const hint = offered === '' ? 'Give --source <task>=<address>.' : `Offered here: ${offered}.`
    throw new ConfigurationError('source', 'Name what to work for with --source.', hint)
  }
  // What does not fit is refused before keys are made.
  withPolicyOptions(known?.policy ?? {}, options)
  const keys = await keepKeys(files, options)
  const plan = await planSetUp({
    client: createReader(network),
    provider: keys.provider.address,
    master: keys.master.address,
    sources: sources.map(({ source }) => source),
    stake: options.stake,
    environment: options.environment,
  })
  for (const path of await keys.keep()) reporter.progress(`Wrote ${path}`)
  reporter.progress(`Provider ${keys.provider.address}, master ${keys.master.address}`)
  reporter.progress(`Stake    ${ogpu(plan.stake)}`)
  const job = { options, network, keys, plan, sources }
  const lacks = await askFor(job)
  await writeProviderFile(files, toFile(job, known))
  const done = plan.steps.length === 0 ? 0 : await carryOut(job, lacks)
  reporter.json({
    folder: files.folder,
    provider: keys.provider.address,
    master: keys.master.address,
    stakeWei: plan.stake,
    sources,
    steps: done,
  })
  reporter.result(done === 0 ? 'All is in place.' : 'The provider may work.')
  reporter.result('Start it with `taskmesh provide`.')
  if (network.chain !== 'devnet') {
    reporter.result(`Move ${files.masterKey} to a machine of its own: working needs it no more.`)
  }
}
