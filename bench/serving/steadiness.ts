import { demoModelDirectory } from '@taskmesh/demo-models'
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
