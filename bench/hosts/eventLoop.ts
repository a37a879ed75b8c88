import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'

const TASK = 'image-classification'
const RESOLUTION_MS = 1

/** How long the event loop of the program stood still, in milliseconds. */
export interface LoopDelay {
  what: string
  p99: number
  max: number
}

async function watch(what: string, work: () => Promise<unknown>): Promise<LoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  await work()
  delay.disable()
  const inMs = (nanoseconds: number) => nanoseconds / 1e6 - RESOLUTION_MS
  return { what, p99: inMs(delay.percentile(99)), max: inMs(delay.max) }
}

/** Measures the event loop while photographs of 9 MB, decoded, go to the process of a model. */
export async function measureEventLoop(paths: readonly string[]): Promise<LoopDelay[]> {
  const id = DEMO_MODELS[TASK].id
  const runner = createRunner({ models: [{ task: TASK, id, path: demoModelDirectory(TASK) }] })
  const files = await Promise.all(paths.map((path) => readFile(path)))
  const base64 = files.map((file) => file.toString('base64'))
  const runAll = async (inputs: readonly unknown[]) => {
    for (const input of inputs) {
      const request: unknown = { inputs: input }
      await runner.run(TASK, request)
    }
  }
  await runAll(files.slice(0, 2))
  const found = [
    await watch('nothing', () => sleep(1000)),
    await watch('photographs as bytes', () => runAll(files)),
    await watch('photographs as base64', () => runAll(base64)),
  ]
  await runner.close()
  return found
}
