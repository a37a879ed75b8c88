import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner, type Runner } from '@taskmesh/inference-runner'
import { makeTexts } from './inputs.ts'
import { quantile } from './statistics.ts'

/** Rounds in turn, so that what else the machine does falls on all alike. */
const ROUNDS = 5
const CALLS = 300
const PAUSE_MS = 5
/** What was stopped may take its grace, and a process in reserve is started: neither is measured. */
const SETTLE_MS = 2000
const TASK = 'text-classification'

/** How long a small model's calls take while another model does something, in milliseconds. */
export interface Neighbour {
  other: string
  p50: number
  p99: number
  /** Its p99 beside that of the model alone. */
  ratio: number
}

/** A pipeline whose every call takes its thread for good. */
const LOOPING = `export default {
  run() {
    for (;;);
  },
}
`

async function latencies(runner: Runner): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < CALLS; call += 1) {
    const start = performance.now()
    await runner.run(TASK, { inputs: 'I like it very much' }, { model: DEMO_MODELS[TASK].id })
    times.push(performance.now() - start)
    await sleep(PAUSE_MS)
  }
  return times
}

/** Does something again and again until it is stopped; what fails is done again. */
function again(work: (signal: AbortSignal) => Promise<unknown>): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = async () => {
    while (!signal.aborted) await work(signal).catch(() => sleep(1))
  }
  const running = loop()
  return async () => {
    stopping.abort()
    await running
  }
}

/**
 * Measures a small model beside one that is busy, one that loops and one that is killed all the time.
 * The bare program that loops is no model: it shows what the machine itself gives beside a busy core.
 */
export async function measureNeighbours(textFolder: string, threads: number): Promise<Neighbour[]> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-bench-'))
  await writeFile(join(folder, 'pipeline.ts'), LOOPING)
  const texts = makeTexts(64)
  const runner = createRunner({
    threads,
    graceMs: 500,
    models: [
      { task: TASK, id: DEMO_MODELS[TASK].id, path: demoModelDirectory(TASK) },
      { task: TASK, id: 'bench/large', path: textFolder },
      { task: TASK, id: 'bench/looping', kind: 'custom-pipeline', path: folder },
    ],
  })
  await runner.ready()
  const pidOf = (id: string) => runner.models().find((model) => model.id === id)?.pid
  const useLarge = (signal: AbortSignal) =>
    runner.run(TASK, { inputs: texts }, { model: 'bench/large', signal })
  const others: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
    nothing: () => sleep(100),
    'is busy with long batches': useLarge,
    'loops and is ended after the grace': (signal) =>
      runner.run(TASK, { inputs: 'loop' }, { model: 'bench/looping', signal, timeoutMs: 1000 }),
    'is a bare program that loops, started anew all the time': async (signal) => {
      const program = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
      await sleep(1000, undefined, { signal }).catch(() => {})
      program.kill('SIGKILL')
    },
    'is killed every half second': async (signal) => {
      const running = useLarge(signal)
      await Promise.race([sleep(500), running])
      const pid = pidOf('bench/large')
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
      await running
    },
  }
  await latencies(runner)
  const times: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [other, work] of Object.entries(others)) {
      await sleep(SETTLE_MS)
      const stop = again(work)
      times[other] = [...(times[other] ?? []), ...(await latencies(runner))]
      await stop()
    }
  }
  const found: Neighbour[] = []
  for (const [other, all] of Object.entries(times)) {
    const p99 = quantile(all, 0.99)
    found.push({ other, p50: quantile(all, 0.5), p99, ratio: p99 / (found[0]?.p99 ?? p99) })
  }
  await runner.close({ signal: AbortSignal.abort() })
  await rm(folder, { recursive: true })
  return found
}
