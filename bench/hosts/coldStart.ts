import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner, type RunnerOptions } from '@taskmesh/inference-runner'
import { BareProcess } from './BareProcess.ts'
import { median, timeOf } from './statistics.ts'

const ROUNDS = 5
const TASK = 'text-classification'
const path = demoModelDirectory(TASK)
const models = [{ task: TASK, id: DEMO_MODELS[TASK].id, path }] as const

/** How long the first answer of a small model takes, in milliseconds. */
export interface ColdStart {
  how: string
  ms: number
}

async function firstCall(options: Partial<RunnerOptions>, pauseMs: number): Promise<number> {
  const runner = createRunner({ models, ...options })
  await sleep(pauseMs)
  const ms = await timeOf(() => runner.run(TASK, { inputs: 'good' }))
  await runner.close()
  return ms
}

async function bareStart(): Promise<number> {
  let bare: BareProcess | undefined
  const ms = await timeOf(async () => {
    bare = await BareProcess.start(TASK, path)
    await bare.run(['good'])
  })
  bare?.close()
  return ms
}

async function repeat(how: string, once: () => Promise<number>): Promise<ColdStart> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await once())
  return { how, ms: median(times) }
}

/** Measures the first answer: of a bare pipeline, and of a runner without and with a process in reserve. */
export async function measureColdStart(): Promise<ColdStart[]> {
  return [
    await repeat('a bare pipeline, with its process', bareStart),
    await repeat('a runner without a process in reserve', () =>
      firstCall({ keepsReserve: false }, 0),
    ),
    await repeat('a runner with a process in reserve', () => firstCall({}, 3000)),
  ]
}
