import type { AgentReport } from './runAgents.ts'

/** What each process that is not killed says of its memory in three minutes in which it could run. */
const SIGNS = 90
/** When no process has said a word for so long, none will. */
const SILENCE_MS = 1_800_000

type Heard = Pick<AgentReport, 'memory' | 'heardAt'>

/**
 * Makes what tells when work stands still: the processes that are never killed have all lived for three
 * minutes in which it did not change. That is counted by what they say, not by the clock, so that a
 * process which is slow to start, or a machine that is busy, is only waited for.
 *
 * @returns a function that is given the work as it is now, and returns whether it stands still.
 */
export function createStandstill(report: Heard, now = () => performance.now()) {
  const signs = () => [...report.memory].map(([name, samples]) => [name, samples.length] as const)
  let last: string | undefined
  let before = new Map<string, number>()
  return (work: string): boolean => {
    if (work !== last) before = new Map(signs())
    last = work
    const lived = signs().map(([name, count]) => count - (before.get(name) ?? 0))
    const haveLived = lived.length > 0 && lived.every((count) => count >= SIGNS)
    return haveLived || now() - report.heardAt > SILENCE_MS
  }
}
