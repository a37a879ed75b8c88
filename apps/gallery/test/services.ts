import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What `taskmesh.json` would hold. */
    config: string
    /** An account that the chain's node signs for, and its source, which has no deposit. */
    wallet: { source: `0x${string}`; address: `0x${string}` }
  }
}

/** Starts what the pages talk to, in a process of its own: a chain with a provider, and a runner. */
export default async function setup(project: TestProject) {
  const main = fileURLToPath(new URL('./services/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@taskmesh/source', main], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const line = once(createInterface(child.stdout), 'line')
  const [printed] = await Promise.race([
    line,
    ended.then(([code]) => {
      throw new Error(`The services did not start (exit code ${code}).`)
    }),
  ])
  const { config, wallet } = JSON.parse(String(printed))
  project.provide('config', JSON.stringify(config))
  project.provide('wallet', wallet)
  return async () => {
    child.stdin.end()
    await ended
  }
}
