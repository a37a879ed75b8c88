import { readdirSync, readFileSync } from 'node:fs'

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** The numbers of all processes that a process has started, and those that they have started. */
export function descendantsOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = all.filter((other) => parentOf(other) === pid).map(Number)
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

/** Returns whether a process still runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
