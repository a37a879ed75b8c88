import { existsSync } from 'node:fs'
import { isRecord } from '@taskmesh/errors'
import { TASK_STATES } from '@taskmesh/provider'
import { formatExpiry } from '@taskmesh/venues/chain'
import * as z from 'zod'
import { createReader } from '../../account/createClients.ts'
import { ogpu } from '../../account/describeGas.ts'
import { describePolicy } from '../../doctor/policyChecks.ts'
import { plain } from '../../output/plain.ts'
import { createReporter } from '../../output/reporter.ts'
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { readStanding } from '../../provide/readStanding.ts'
import { askRunning, findRunning } from '../../provide/runningFile.ts'
import type { FolderOptions } from './options.ts'

/** Says how many tasks are in which state, as the provider that runs has answered. */
function describeTasks(answer: unknown): string {
  const tasks = isRecord(answer) && isRecord(answer['tasks']) ? answer['tasks'] : {}
  const counts = TASK_STATES.flatMap((state) => {
    const count = tasks[state]
    return typeof count === 'number' && count > 0 ? [`${count} ${state}`] : []
  })
  return counts.length === 0 ? 'none yet' : counts.join(', ')
}

const reasons = z
  .array(z.object({ code: z.string().max(100), count: z.int(), latest: z.string().max(10_000) }))
  .max(1000)
const reasonsAnswer = z.object({ declines: reasons, waits: reasons.default([]) })

/** Says why tasks were declined, or wait, as the provider that runs has answered. */
function describeReasons(answer: unknown, kind: 'declines' | 'waits'): string[] {
  const { [kind]: found = [] } = reasonsAnswer.safeParse(answer).data ?? {}
  const article = kind === 'declines' ? 'the latest' : 'such as'
  return found.map(({ code, count, latest }) => `${count} ${code}, ${article}: ${plain(latest)}`)
}

/** Prints how the provider is doing, here and on the chain. Needs no passphrase. */
export async function status(options: FolderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const running = await findRunning(files)
  const work = running === undefined ? undefined : await askRunning(running, '/status')
  const standing = await readStanding(createReader(file.network), file)
  const isPaused = existsSync(files.paused)
  const reporter = createReporter(options)
  const { provider, network, sources } = file
  reporter.json({ provider, network, running, isPaused, work, ...standing, sources })
  if (options.json) return
  const line = (name: string, text: string) => reporter.result(`${name.padEnd(13)} ${text}`)
  line('Provider', provider)
  line('Network', `${network.chain}, ${network.rpcUrl}`)
  line(
    'Process',
    running === undefined ? 'not running' : `${running.pid}, answers on ${running.url}`,
  )
  if (isPaused) line('Paused', 'takes no new tasks until `taskmesh provide resume`')
  if (work !== undefined) {
    line('Tasks', describeTasks(work))
    for (const text of describeReasons(work, 'waits')) line('Waiting', text)
    for (const text of describeReasons(work, 'declines')) line('Declined', text)
  }
  line('Policy', describePolicy(file))
  line('Gas money', ogpu(standing.gasBalance))
  line('Vault', `${ogpu(standing.vaultBalance)} to withdraw`)
  line('Earned', `${ogpu(standing.earnings)} in all`)
  line('Stake', `${ogpu(standing.stake)}${standing.isEligible ? '' : ', too little to work'}`)
  const { unbonding, unbondingTimestamp } = standing
  if (unbonding > 0n) {
    line('Unbonding', `${ogpu(unbonding)}, to claim from ${formatExpiry(unbondingTimestamp)}`)
  }
  for (const { source, task } of sources) {
    const isIn = standing.registeredAt.includes(source)
    line('Source', `${source} ${task}${isIn ? '' : ', not registered'}`)
  }
}
