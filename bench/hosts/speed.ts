import { readFile } from 'node:fs/promises'
import { createRunner } from '@taskmesh/inference-runner'
import { BareProcess } from './BareProcess.ts'
import { median, timeOf } from './statistics.ts'

const BATCH = 16

/** A model and what it is measured with. */
export interface Subject {
  name: string
  task: 'text-classification' | 'image-classification'
  folder: string
  /** Texts, or paths of pictures. */
  inputs: readonly string[]
  rounds: number
}

/** What a model does per second, bare and through its host. */
export interface Speed {
  name: string
  how: 'one at a time' | 'batches of 16'
  barePerSecond: number
  enginePerSecond: number
  /** The median of the rounds' ratios of the two, which ran one right after the other. */
  ratio: number
}

/** What the processes take in memory, in bytes. */
export interface Memory {
  name: string
  bareBytes: number
  engineBytes: number
}

function inGroups(inputs: readonly string[], size: number): string[][] {
  const count = Math.ceil(inputs.length / size)
  return Array.from({ length: count }, (_, at) => inputs.slice(at * size, (at + 1) * size))
}

/** Compares a bare pipeline with the engine through its host, in rounds that alternate. */
export async function compareSpeed(subject: Subject): Promise<{ speeds: Speed[]; memory: Memory }> {
  const { name, task, folder, inputs, rounds } = subject
  const bare = await BareProcess.start(task, folder)
  const runner = createRunner({ models: [{ task, id: 'bench/model', path: folder }] })
  const isImage = task === 'image-classification'
  const runEngine = async (group: readonly string[]) => {
    const read = isImage ? await Promise.all(group.map((path) => readFile(path))) : group
    const request: unknown = {
      inputs: read.length === 1 ? read[0] : read,
      parameters: { top_k: 5 },
    }
    await runner.run(task, request)
  }
  const speeds: Speed[] = []
  for (const [how, size] of [
    ['one at a time', 1],
    ['batches of 16', BATCH],
  ] as const) {
    const groups = inGroups(inputs, size)
    const runAll = async (run: (group: readonly string[]) => Promise<void>) => {
      for (const group of groups) await run(group)
    }
    const times: { bare: number; engine: number }[] = []
    await bare.run(groups[0] ?? [])
    await runEngine(groups[0] ?? [])
    for (let round = 0; round < rounds; round += 1) {
      times.push({
        bare: await timeOf(() => runAll((group) => bare.run(group))),
        engine: await timeOf(() => runAll(runEngine)),
      })
    }
    const perSecond = (key: 'bare' | 'engine') =>
      inputs.length / (median(times.map((time) => time[key])) / 1000)
    speeds.push({
      name,
      how,
      barePerSecond: perSecond('bare'),
      enginePerSecond: perSecond('engine'),
      ratio: median(times.map((time) => time.bare / time.engine)),
    })
  }
  const [model] = runner.models()
  const memory = { name, bareBytes: bare.residentBytes, engineBytes: model?.processBytes ?? NaN }
  bare.close()
  await runner.close()
  return { speeds, memory }
}
