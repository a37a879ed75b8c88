import { styleText } from 'node:util'
import { formatEther } from 'viem'
import { explainBusyPort } from '../gallery/explainBusyPort.ts'
import { startGallery } from '../gallery/startGallery.ts'
import { demoModels } from '../network/models.ts'
import { oneOfEachKind } from '../network/oneOfEachKind.ts'
import { PAYMENT } from '../network/networkVenue.ts'
import { runExamples } from '../network/runExamples.ts'
import { startNetwork, type Network } from '../network/startNetwork.ts'
import { countOf } from '../output/countOf.ts'
import { formatOutput } from '../output/format/formatOutput.ts'
import { reportRefusals } from '../output/formatRefusal.ts'
import { formatStatus } from '../output/formatStatus.ts'
import type { Outcome } from '../output/outcome.ts'
import { printError } from '../output/printError.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { listenForStop } from './listenForStop.ts'

/** The options of `taskmesh dev`. */
export interface DevOptions {
  once: boolean
  /** Whether a provider works on the network. */
  provider: boolean
  json: boolean
  port: number
  rpcPort: number
  storagePort: number
  runnerPort: number
}

function printOutcome(reporter: Reporter, outcome: Outcome): void {
  const { task, request, paymentWei, provider, ms, result, warnings } = outcome
  reporter.result('')
  reporter.result(
    `${styleText('bold', task)}  ${formatEther(paymentWei)} OGPU to ${provider} in ${ms} ms`,
  )
  for (const line of formatOutput(task, result, request.inputs)) reporter.preview(`  ${line}`)
  for (const warning of warnings) reporter.result(`  warning: ${warning}`)
  reporter.json(outcome)
}

async function readMoney({ client, provider }: Network) {
  const account = await client.getVaultAccount({ account: client.account.address })
  const { earnings } = await client.getVaultAccount({ account: provider })
  return { escrow: account.balance, earnings }
}

/**
 * Runs one task of each kind of result and prints them.
 *
 * @returns the number of tasks that did not end well.
 * @throws the signal's reason when it aborts.
 */
async function runAndPrintExamples(
  network: Network,
  { reporter, json, signal }: { reporter: Reporter; json: boolean; signal: AbortSignal },
): Promise<number> {
  const before = await readMoney(network)
  const tasks = oneOfEachKind([...network.sources.keys()])
  reporter.progress(`Publishing ${countOf(tasks.length, 'task')}, one of each kind of result…`)
  const { outcomes, failed } = await runExamples(network, tasks, {
    signal,
    onProgress: (task, progress) => {
      const status = formatStatus(progress)
      if (status !== undefined) reporter.progress(`${task.padEnd(26)} ${status}`)
    },
    onOutcome: (outcome) => printOutcome(reporter, outcome),
    onFailure: (task, error) => {
      if (signal.aborted) return
      reporter.progress(`${task} failed:`)
      printError(error, { json })
    },
  })
  signal.throwIfAborted()
  const after = await readMoney(network)
  const show = (from: bigint, to: bigint) => `${formatEther(from)} → ${formatEther(to)} OGPU`
  reporter.result('')
  reporter.result(`Client’s escrow      ${show(before.escrow, after.escrow)}`)
  reporter.result(`Provider’s earnings  ${show(before.earnings, after.earnings)}`)
  reporter.result(`${outcomes.length} of ${tasks.length} tasks finalized`)
  return failed.length
}

async function serveGallery(network: Network, port: number) {
  const { devnet, runnerUrl, sources, client, clientKey } = network
  return startGallery({
    port,
    config: {
      runnerUrl,
      chain: {
        rpcUrl: devnet.rpcUrl,
        chainId: devnet.chain.id,
        storageUrl: devnet.storageUrl,
        sources: new Map(sources),
        payment: PAYMENT,
        account: { address: client.account.address, privateKey: clientKey },
      },
    },
  })
}

/** Starts a network, runs one task of each kind on it, and serves the gallery until it is stopped. */
export async function dev(options: DevOptions): Promise<void> {
  const { once, json } = options
  const reporter = createReporter({ json })
  const { signal, stopped } = listenForStop()
  const start = performance.now()
  const network = await startNetwork({
    ...options,
    models: demoModels(),
    onProgress: reporter.progress,
    onEvent: reportRefusals(reporter.progress),
    signal,
  })
  try {
    const failures = options.provider
      ? await runAndPrintExamples(network, { reporter, json, signal })
      : 0
    reporter.progress(`Done in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
    process.exitCode = failures === 0 ? 0 : 1
    if (once) return
    const gallery = await serveGallery(network, options.port)
    try {
      reporter.result('')
      reporter.result(`Gallery  ${gallery.url}`)
      reporter.result(`Runner   ${network.runnerUrl}`)
      reporter.result(`Chain    ${network.devnet.rpcUrl} (id ${network.devnet.chain.id})`)
      reporter.result(`Content  ${network.devnet.storageUrl}`)
      const busy = await explainBusyPort(options.port, gallery.url)
      if (busy !== undefined) reporter.result(busy)
      reporter.result('Stop with Ctrl-C.')
      await stopped
      process.exitCode = 0
    } finally {
      await gallery.stop()
    }
  } finally {
    reporter.progress('Stopping…')
    await network.stop()
  }
}
