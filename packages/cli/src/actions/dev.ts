import { styleText } from 'node:util'
import { formatEther } from 'viem'
import { explainBusyPort } from '../gallery/explainBusyPort.ts'
import { startGallery } from '../gallery/startGallery.ts'
import { runMainJob } from '../mainJob/mainJob.ts'
import { PAYMENT, type Outcome } from '../mainJob/runOnChain.ts'
import { demoModels } from '../network/models.ts'
import { startNetwork, type Network } from '../network/startNetwork.ts'
import { formatOutput } from '../output/formatOutput.ts'
import { sayRefusals } from '../output/formatRefusal.ts'
import { printError } from '../output/printError.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { untilStopped } from './untilStopped.ts'

/** The options of `taskmesh dev`. */
export interface DevOptions {
  once: boolean
  json: boolean
  port: number
  rpcPort: number
  storagePort: number
  runnerPort: number
}

function printOutcome(reporter: Reporter, outcome: Outcome): void {
  const { task, paymentWei, provider, ms, result, warnings } = outcome
  reporter.result('')
  reporter.result(
    `${styleText('bold', task)}  ${formatEther(paymentWei)} OGPU to ${provider} in ${ms} ms`,
  )
  for (const line of formatOutput(result)) reporter.draw(`  ${line}`)
  for (const warning of warnings) reporter.result(`  warning: ${warning}`)
  reporter.json(outcome)
}

async function readMoney({ client, provider }: Network) {
  const account = await client.getVaultAccount({ account: client.account.address })
  const { earnings } = await client.getVaultAccount({ account: provider })
  return { escrow: account.balance, earnings }
}

/**
 * Does the main job and prints it. Gives the number of tasks that did not end well.
 *
 * @throws what the signal aborts with.
 */
async function doMainJob(
  network: Network,
  { reporter, json, signal }: { reporter: Reporter; json: boolean; signal: AbortSignal },
): Promise<number> {
  const before = await readMoney(network)
  reporter.say('Publishing one task for each source…')
  const { outcomes, failed } = await runMainJob(network, {
    signal,
    onStatus: (task, status, address) =>
      reporter.say(`${task.padEnd(26)} ${status.padEnd(10)} ${address}`),
    onOutcome: (outcome) => printOutcome(reporter, outcome),
    onFailure: (task, error) => {
      if (signal.aborted) return
      reporter.say(`${task} failed:`)
      printError(error, { json })
    },
  })
  signal.throwIfAborted()
  const after = await readMoney(network)
  const show = (from: bigint, to: bigint) => `${formatEther(from)} → ${formatEther(to)} OGPU`
  reporter.result('')
  reporter.result(`Client’s escrow      ${show(before.escrow, after.escrow)}`)
  reporter.result(`Provider’s earnings  ${show(before.earnings, after.earnings)}`)
  reporter.result(`${outcomes.length} of ${network.sources.size} tasks finalized`)
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
        sources: Object.fromEntries(sources),
        payment: PAYMENT.toString(),
        account: { address: client.account.address, privateKey: clientKey },
      },
    },
  })
}

/** Starts a network, does the main job on it, and serves the gallery until somebody stops it. */
export async function dev(options: DevOptions): Promise<void> {
  const { once, json } = options
  const reporter = createReporter({ json })
  const stopped = untilStopped()
  const start = performance.now()
  const network = await startNetwork({
    ...options,
    models: demoModels(),
    onProgress: reporter.say,
    onEvent: sayRefusals(reporter.say),
    signal: stopped.signal,
  })
  try {
    const failures = await doMainJob(network, { reporter, json, signal: stopped.signal })
    reporter.say(`Done in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
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
      await stopped.promise
      process.exitCode = 0
    } finally {
      await gallery.stop()
    }
  } finally {
    reporter.say('Stopping…')
    await network.stop()
  }
}
