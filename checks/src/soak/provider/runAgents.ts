import { fileURLToPath } from 'node:url'
import { startProcess, type SoakProcess } from '../startProcess.ts'
import { agentMessageSchema, type AgentMessage, type AgentSettings } from './agentMessages.ts'

const SCRIPT = fileURLToPath(new URL('agent.ts', import.meta.url))
const LONGEST_DELAY_MS = 40

/** What the processes of a provider said, and what was done to them. */
export interface AgentReport {
  kills: number
  /** How often a process ended by itself, for which there is no reason but that it could not start. */
  crashes: number
  /** Codes of errors that were survived, and how often each came. */
  failures: Map<string, number>
  /** How often each task's model began to run. */
  runs: Map<string, number>
  /**
   * What a garbage collection leaves of each process that is never killed, in bytes, by its name: one for
   * each two seconds of its own.
   */
  memory: Map<string, number[]>
  /** When a process last said or did something, by `performance.now()`. */
  heardAt: number
}

/** A process of the provider that is started again whenever it ends. */
export interface Agent {
  settings: AgentSettings
  /** Share of what it says after which it is killed, on average. 0: never. */
  killShare: number
}

function count(counts: Map<string, number>, name: string | undefined): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
}

function startAgent(agent: Agent, random: () => number, report: AgentReport): SoakProcess {
  const { settings, killShare } = agent
  const samples = killShare === 0 ? (report.memory.get(settings.worker) ?? []) : []
  if (killShare === 0) report.memory.set(settings.worker, samples)
  let isDoomed = false
  let left = killShare === 0 ? Infinity : 1 + Math.floor((random() * 2) / killShare)
  const onMessage = ({ ran, failed, bytes }: AgentMessage) => {
    report.heardAt = performance.now()
    count(report.failures, failed)
    count(report.runs, ran)
    if (bytes !== undefined) samples.push(bytes)
    left -= 1
    if (isDoomed || left > 0) return
    isDoomed = true
    report.kills += 1
    setTimeout(() => started.kill(), random() * LONGEST_DELAY_MS)
  }
  const started = startProcess(SCRIPT, settings, { schema: agentMessageSchema, onMessage })
  return {
    kill: started.kill,
    ended: started.ended.then(() => {
      if (!isDoomed) report.crashes += 1
    }),
  }
}

/** Keeps the processes of a provider running until the work is done. */
export async function runAgents(
  agents: readonly Agent[],
  random: () => number,
  work: (report: AgentReport) => Promise<void>,
): Promise<AgentReport> {
  const report: AgentReport = {
    kills: 0,
    crashes: 0,
    failures: new Map(),
    runs: new Map(),
    memory: new Map(),
    heardAt: performance.now(),
  }
  const over = new AbortController()
  const running = new Set<SoakProcess>()
  const keep = async (agent: Agent) => {
    while (!over.signal.aborted) {
      const started = startAgent(agent, random, report)
      running.add(started)
      await started.ended
      running.delete(started)
    }
  }
  const kept = agents.map(keep)
  try {
    await work(report)
  } finally {
    over.abort()
    const { crashes } = report
    for (const started of running) started.kill('SIGTERM')
    await Promise.all(kept)
    report.crashes = crashes
  }
  return report
}
