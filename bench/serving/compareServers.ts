import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BareProcess } from '../hosts/BareProcess.ts'
import { median, timeOf } from '../hosts/statistics.ts'
import { Callbacks } from './Callbacks.ts'
import { load, type Load } from './load.ts'
import { ServerProcess } from './ServerProcess.ts'
import type { Subject } from './subjects.ts'

const BATCH = 16
const CLIENTS = [1, 8, 32] as const

/** What a way of calling a model gave. `ratio` is to the server of Taskmesh: above 1 where that is faster. */
export interface Measured extends Load {
  name: string
  how: string
  clients: number | undefined
  ratio: number
}

type Run = (clients: number) => Promise<Load>

function post(url: string, { bodies, task }: Subject) {
  const contentType = task === 'image-classification' ? 'image/jpeg' : 'application/json'
  return async (index: number) => {
    const body = bodies[index % bodies.length]
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': contentType },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status}: ${text}`)
  }
}

async function bareLoad(
  bare: BareProcess,
  { inputs, count }: Subject,
  size: number,
): Promise<Load> {
  const times: number[] = []
  for (let at = 0; at < count; at += size) {
    const group = Array.from({ length: size }, (_, of) => inputs[(at + of) % inputs.length] ?? '')
    times.push(await timeOf(() => bare.run(group)))
  }
  const total = times.reduce((sum, time) => sum + time, 0)
  return { perSecond: count / (total / 1000), p50: median(times), p99: NaN }
}

/** Calls the same model in several ways, in rounds: all ways one after the other, again and again. */
export async function compareServers(
  subject: Subject,
  { rounds, python }: { rounds: number; python: string | undefined },
): Promise<Measured[]> {
  const { name, task, folder, count, strings } = subject
  await using callbacks = await Callbacks.start()
  const env = { CALLBACK_URL: callbacks.url }
  const ours = await ServerProcess.start(process.execPath, 'taskmeshServer.ts', [task, folder], env)
  const plain = await ServerProcess.start(process.execPath, 'plainServer.ts', [task, folder])
  const bare = await BareProcess.start(task, folder)
  // A demonstration model has no weights for PyTorch.
  const service =
    python === undefined || !existsSync(join(folder, 'model.safetensors'))
      ? undefined
      : await ServerProcess.start(python, 'python_service.py', [task, folder, '5555'], env)
  const deliver = (url: string) => (index: number) =>
    callbacks.run(url, strings[index % strings.length] ?? '')
  const ways: { how: string; clients: readonly number[]; run: Run }[] = [
    {
      how: 'taskmesh serve',
      clients: CLIENTS,
      run: (clients) => load(clients, count, post(`${ours.url}/models/bench/model`, subject)),
    },
    {
      how: 'plain handler',
      clients: CLIENTS,
      run: (clients) => load(clients, count, post(plain.url, subject)),
    },
    { how: 'bare pipeline, one at a time', clients: [1], run: () => bareLoad(bare, subject, 1) },
    {
      how: 'bare pipeline, batches of 16',
      clients: [32],
      run: () => bareLoad(bare, subject, BATCH),
    },
    {
      how: 'taskmesh serve, as source',
      clients: [32],
      run: (clients) => load(clients, count, deliver(ours.url)),
    },
  ]
  if (service !== undefined) {
    await waitFor(service.url)
    const run: Run = (clients) => load(clients, Math.ceil(count / 4), deliver(service.url))
    ways.push({ how: 'Python service', clients: [32], run })
  }
  const found = new Map<string, { how: string; clients: number; loads: Load[] }>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const { how, clients, run } of ways) {
      for (const number of clients) {
        const measured = await run(number)
        const key = `${how} ${number}`
        const one = found.get(key) ?? { how, clients: number, loads: [] }
        // The first round warms up.
        if (round > 0) one.loads.push(measured)
        found.set(key, one)
      }
    }
  }
  for (const server of [ours, plain, service]) await server?.close()
  bare.close()
  const ratioTo = (loads: readonly Load[], reference: readonly Load[]) =>
    median(loads.map(({ perSecond }, at) => (reference[at]?.perSecond ?? NaN) / perSecond))
  return [...found.values()].map(({ how, clients, loads }) => {
    const isSource = how === 'Python service'
    const reference = found.get(
      `${isSource ? 'taskmesh serve, as source' : 'taskmesh serve'} ${clients}`,
    )
    const middle = (key: keyof Load) => median(loads.map((one) => one[key]))
    return {
      name,
      how,
      clients,
      perSecond: middle('perSecond'),
      p50: middle('p50'),
      p99: middle('p99'),
      ratio: ratioTo(loads, reference?.loads ?? []),
    }
  })
}

/** Python's service prints its URL before it serves. */
async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(url).catch(() => undefined)
    if (response !== undefined) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not begin to serve.`)
}
