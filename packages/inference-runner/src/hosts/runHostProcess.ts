import { writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { HostWorker } from './HostWorker.ts'
import { command } from './messages.ts'
import type { LoadModel } from './ModelCache.ts'
import { parent } from './process/parent.ts'

/** How long models may take to be disposed of when the parent is gone. */
const LONGEST_END_MS = 800

/** What a process of a host is made of. */
export interface HostProcessOptions {
  load: LoadModel
  /** Loads what most models need, before one is known. */
  warm: () => Promise<void>
}

/** When the machine has no memory left, Linux shall end this process and not its parent. */
function offerToEndFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500')
  } catch {
    // Not Linux.
  }
}

/** Runs this process as a host: it loads models and runs them as its parent commands, and ends with it. */
export function runHostProcess({ load, warm }: HostProcessOptions): void {
  const worker = new HostWorker(load, (report) => parent.send(report))
  parent.onMessage((message) => {
    const received = z.parse(command, message)
    if (received.type === 'warm') void warm().catch(() => {})
    else worker.receive(received)
  })

  async function end(): Promise<void> {
    setTimeout(() => process.exit(0), LONGEST_END_MS)
    await worker.end().catch(() => {})
    process.exit(0)
  }

  // Signals for a whole process group are the parent's to handle: it drains first, then disconnects.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  parent.onDisconnect(() => void end())
  offerToEndFirst()
  parent.send({ type: 'ready' })
}
