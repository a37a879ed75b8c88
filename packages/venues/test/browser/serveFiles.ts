import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration models and the files of onnxruntime-web are served. */
    files: string
  }
}

/** Starts the server of the models, in a process of its own. */
export default async function setup(project: TestProject) {
  const main = fileURLToPath(new URL('./files/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@taskmesh/source', main], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(([code]) => {
      throw new Error(`The server of the models did not start (exit code ${code}).`)
    }),
  ])
  project.provide('files', String(url))
  return async () => {
    child.stdin.end()
    await ended
  }
}
