import { readFile } from 'node:fs/promises'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { makePhotographs } from '../hosts/inputs.ts'
import { load } from './load.ts'
import { ServerProcess } from './ServerProcess.ts'

/** Memory of the server's process after so many calls, in bytes. */
export interface MemoryAfter {
  calls: number
  residentBytes: number
}

/** Calls a tiny model many times, and looks at the server's memory ten times. */
export async function measureMemory(calls: number): Promise<MemoryAfter[]> {
  const task = 'text-classification'
  const server = await ServerProcess.start(process.execPath, 'taskmeshServer.ts', [
    task,
    demoModelDirectory(task),
  ])
  const found: MemoryAfter[] = []
  for (let part = 1; part <= 10; part += 1) {
    await load(32, calls / 10, async (index) => {
      const response = await fetch(`${server.url}/models/bench/model`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ inputs: `number ${index} is good` }),
      })
      if (!response.ok) throw new Error(await response.text())
      await response.arrayBuffer()
    })
    const { residentBytes } = await server.report()
    found.push({ calls: (calls / 10) * part, residentBytes })
  }
  await server.close()
  return found
}

/** How long the server's event loop stood still, in milliseconds. */
export interface LoopUnderPhotographs {
  what: string
  p99: number
  max: number
}

/** Sends photographs of 12 megapixels by 32 clients, as bytes and as base64. */
export async function measureLoop(folder: string): Promise<LoopUnderPhotographs[]> {
  const task = 'image-classification'
  const paths = await makePhotographs(folder, 4, { width: 4000, height: 3000 })
  const files = await Promise.all(paths.map(async (path) => new Uint8Array(await readFile(path))))
  const bodies = {
    'image/jpeg': files,
    'application/json': files.map((bytes) =>
      JSON.stringify({ inputs: Buffer.from(bytes).toString('base64') }),
    ),
  }
  const found: LoopUnderPhotographs[] = []
  for (const [contentType, all] of Object.entries(bodies)) {
    const server = await ServerProcess.start(process.execPath, 'taskmeshServer.ts', [
      task,
      demoModelDirectory(task),
    ])
    const call = async (index: number) => {
      const body = all[index % all.length]
      const response = await fetch(`${server.url}/models/bench/model`, {
        method: 'POST',
        headers: { 'content-type': contentType },
        ...(body === undefined ? {} : { body }),
      })
      if (!response.ok) throw new Error(await response.text())
      await response.arrayBuffer()
    }
    await load(4, 8, call)
    await server.report()
    await load(32, 128, call)
    const { loopP99, loopMax } = await server.report()
    found.push({ what: `12 megapixels, 32 clients, ${contentType}`, p99: loopP99, max: loopMax })
    await server.close()
  }
  return found
}
