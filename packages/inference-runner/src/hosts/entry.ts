/**
 * The process of a host: loads models and runs them, one command at a time per message, and ends with
 * its parent. It is started by `startHostProcess` and by nothing else.
 */
import * as z from 'zod/mini'
import { HostWorker } from './HostWorker.ts'
import { loadModel } from './loadModel.ts'
import { command, type Report } from './messages.ts'
import { WARM } from './startHostProcess.ts'

/** How long models may take to be disposed of when the parent is gone. */
const LONGEST_END_MS = 1500

function send(report: Report): void {
  if (process.connected) process.send?.(report)
}

const worker = new HostWorker(loadModel, send)
process.on('message', (message) => worker.receive(z.parse(command, message)))

async function end(): Promise<void> {
  setTimeout(() => process.exit(0), LONGEST_END_MS)
  await worker.end().catch(() => {})
  process.exit(0)
}

// Signals for a whole process group are the parent's to handle: it drains first, then disconnects.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => void end())
send({ type: 'ready' })
// A library that cannot be loaded fails again, with words, when a model needs it.
if (process.argv.includes(WARM)) import('@huggingface/transformers').catch(() => {})
