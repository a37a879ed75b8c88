/**
 * A process of a host whose models do to it what bad models do. What happens is the text of the input; a
 * spec whose id ends in "stuck" is never loaded.
 */
import type { EngineCall, LoadedModel } from '../../src/engine/loadedModel.ts'
import { parent } from '../../src/hosts/process/parent.ts'
import { runHostProcess } from '../../src/hosts/runHostProcess.ts'

const BLOCK_BYTES = 20 * 1024 * 1024

/** Takes the thread for a while. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

function grow(): never {
  const blocks: Buffer[] = []
  for (;;) {
    blocks.push(Buffer.alloc(BLOCK_BYTES, 1))
    block(20)
  }
}

function loop(): never {
  for (;;) block(1000)
}

const calm = (score: number) => [{ label: 'CALM', score }]

let isWarm = false

const FAULTS: Record<string, (signal: AbortSignal) => unknown[] | Promise<unknown[]>> = {
  segfault: () => {
    process.kill(process.pid, 'SIGSEGV')
    return loop()
  },
  exit: () => process.exit(3),
  grow,
  loop,
  'wait for the end': (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  'out of heap': () => {
    const rows: number[][] = []
    for (;;) rows.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5))
  },
  'is it warm': () => [[{ label: isWarm ? 'WARM' : 'COLD', score: 1 }]],
  'too many outputs': () => [calm(1), calm(1)],
  'no outputs': () => [],
  NaN: () => [calm(NaN)],
  'another shape': () => [{ text: 'no labels' }],
  'a promise that nobody waits for': async () => {
    void Promise.reject(new Error('nobody waits'))
    await new Promise(() => {})
    return []
  },
  'an error that is no Error': () => {
    // oxlint-disable-next-line no-throw-literal -- what bad code does
    throw { message: 1 }
  },
  'a message that cannot be read': async () => {
    parent.send({ type: 'piece', id: 'one' })
    await new Promise(() => {})
    return []
  },
}

async function run({ inputs, signal }: EngineCall): Promise<unknown[]> {
  const [input] = inputs
  const fault = typeof input === 'string' ? FAULTS[input] : undefined
  if (fault !== undefined) return fault(signal)
  return typeof input === 'string' ? inputs.map(() => calm(1)) : [...inputs]
}

const model: LoadedModel = {
  memoryBytes: 1,
  run: async (call) => ({ outputs: await run(call), warnings: [] }),
  dispose: async () => {},
}

runHostProcess({
  load: async ({ id }) => {
    if (id.endsWith('stuck')) loop()
    return { engine: 'faulty', model }
  },
  warm: async () => {
    isWarm = true
  },
})
