import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { LONG_CALL } from './support/demoRunner.ts'
import { post } from './support/http.ts'

const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

const greeting = z.object({ url: z.string(), enginePid: z.number() })

async function serve() {
  const child = fork(fileURLToPath(new URL('./support/serve.ts', import.meta.url)), [], {
    execArgv: ['--conditions=@taskmesh/source'],
  })
  started.push(child)
  const [message]: unknown[] = await once(child, 'message')
  return { child, ...z.parse(greeting, message) }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('behavior: SIGTERM lets running calls finish, refuses new ones, and ends both processes', async () => {
  const { child, url, enginePid } = await serve()
  const exit = once(child, 'exit')
  const generate = `${url}/v1/tasks/text-generation`
  const call = post(generate, { inputs: 'Once', parameters: { min_length: 300, max_length: 300 } })
  await new Promise((resolve) => setTimeout(resolve, 300))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(fetch(`${url}/health/live`).then(({ ok }) => ok)).rejects.toThrow()
  const { status } = await call
  expect(status).toBe(200)
  expect(await exit).toEqual([0, null])
  expect(isAlive(enginePid)).toBe(false)
})

test('behavior: the engine process ends when its parent is killed', async () => {
  const { child, url, enginePid } = await serve()
  void post(`${url}/v1/tasks/text-generation`, LONG_CALL).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(isAlive(enginePid)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(enginePid), { timeout: 10_000 }).toBe(false)
})
