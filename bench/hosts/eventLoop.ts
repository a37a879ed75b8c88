import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import sharp from 'sharp'

const TASK = 'image-classification'
const RESOLUTION_MS = 1

/** What the event loop of the program does while photographs go to a model, in milliseconds. */
export interface LoopDelay {
  what: string
  /** Work of the program's thread for one photograph: of the processor, so that other programs don't count. */
  cpuMs: number
  /** How long the loop stood still at once. */
  p99: number
  max: number
}

async function watch(
  what: string,
  count: number,
  work: () => Promise<unknown>,
): Promise<LoopDelay> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  // The monitor takes time itself, so it has a turn of its own.
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  await work()
  delay.disable()
  const inMs = (nanoseconds: number) => nanoseconds / 1e6 - RESOLUTION_MS
  const cpuMs = (user + system) / 1000 / count
  return { what, cpuMs, p99: inMs(delay.percentile(99)), max: inMs(delay.max) }
}

/** Decodes pictures and sends the pixels in messages, which copies them: what it would cost without files. */
async function sendInMessages(files: readonly Uint8Array[]): Promise<void> {
  const entry = fileURLToPath(new URL('./takeMessages.ts', import.meta.url))
  const child = fork(entry, [], { serialization: 'advanced' })
  await once(child, 'message')
  for (const file of files) {
    const { data, info } = await sharp(file)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    child.send({ width: info.width, height: info.height, data })
    await once(child, 'message')
  }
  child.kill()
}

/** Measures the event loop while photographs of 9 MB, decoded, go to the process of a model. */
export async function measureEventLoop(paths: readonly string[]): Promise<LoopDelay[]> {
  const id = DEMO_MODELS[TASK].id
  const runner = createRunner({
    models: [{ task: TASK, id, path: demoModelDirectory(TASK) }],
    keepsReserve: false,
  })
  const files = await Promise.all(paths.map((path) => readFile(path)))
  const base64 = files.map((file) => file.toString('base64'))
  const runAll = async (inputs: readonly unknown[]) => {
    for (const input of inputs) {
      const request: unknown = { inputs: input }
      await runner.run(TASK, request)
    }
  }
  await runAll(files)
  await sendInMessages(files)
  const { length } = files
  const found = [
    await watch('nothing, for a second', 1, () => sleep(1000)),
    await watch('photographs, by the runner', length, () => runAll(files)),
    await watch('photographs as base64, by the runner', length, () => runAll(base64)),
    await watch('photographs, in messages', length, () => sendInMessages(files)),
  ]
  await runner.close()
  return found
}
