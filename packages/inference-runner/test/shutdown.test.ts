import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import { LONG_CALL } from './support/demoRunner.ts'
import { post } from './support/http.ts'
import { isAlive } from './support/process.ts'

const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

const greeting = z.object({ url: z.string(), enginePid: z.number() })

async function serve(drainMs = 60_000, ...others: string[]) {
  const child = fork(
    fileURLToPath(new URL('./support/serve.ts', import.meta.url)),
    [`${drainMs}`, ...others],
    {
      execArgv: ['--conditions=@taskmesh/source'],
    },
  )
  started.push(child)
  const [message]: unknown[] = await once(child, 'message')
  return { child, ...z.parse(greeting, message) }
}

/** Makes a call, and resolves when the server has begun with it. */
async function begin(child: ChildProcess, url: string, body: unknown) {
  const path = '/v1/tasks/text-generation'
  const taken = once(child, 'message')
  const call = { isOver: false, answer: post(url + path, body) }
  const end = () => {
    call.isOver = true
  }
  call.answer.then(end, end)
  expect(await taken).toEqual([{ call: path }, undefined])
  return call
}

test('behavior: SIGTERM lets running calls finish, refuses new ones, and ends both processes', async () => {
  const { child, url, enginePid } = await serve()
  const exit = once(child, 'exit')
  const parameters = { ...LONG_CALL.parameters, num_return_sequences: 2 }
  const call = await begin(child, url, { ...LONG_CALL, parameters })
  child.kill('SIGTERM')
  const isTaken = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isTaken, { interval: 10 }).toBe(false)
  expect(call.isOver).toBe(false)
  expect((await call.answer).status).toBe(200)
  expect(await exit).toEqual([0, null])
  expect(isAlive(enginePid)).toBe(false)
})

test('behavior: the engine process ends when its parent is killed', async () => {
  const { child, url, enginePid } = await serve()
  await begin(child, url, LONG_CALL)
  expect(isAlive(enginePid)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(enginePid)).toBe(false)
})

test('behavior: SIGTERM under load answers every caller, and what takes too long by 503', async () => {
  const { child, url, enginePid } = await serve(300)
  const exit = once(child, 'exit')
  const { answer } = await begin(child, url, LONG_CALL)
  const others = Array.from({ length: 20 }, () =>
    post(`${url}/v1/tasks/text-generation`, LONG_CALL),
  )
  const settled = Promise.allSettled(others)
  child.kill('SIGTERM')
  const { status, headers, body } = await answer
  expect([status, headers.get('connection')]).toEqual([503, 'close'])
  expect(body).toMatchObject({ error: { code: 'UNAVAILABLE', retryable: true } })
  for (const result of await settled) {
    if (result.status === 'fulfilled') expect(result.value.status).toBe(503)
  }
  expect(await exit).toEqual([0, null])
  expect(isAlive(enginePid)).toBe(false)
})

test('behavior: SIGKILL under load closes every connection, and the next start delivers what was not delivered, once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'results-'))
  const delivered: string[] = []
  let isDown = true
  const agent = createServer((request, response) => {
    if (!isDown) delivered.push(request.url ?? '')
    response.writeHead(isDown ? 503 : 200).end()
  })
  agent.listen(0, '127.0.0.1')
  await once(agent, 'listening')
  onTestFinished(async () => {
    agent.closeAllConnections()
    agent.close()
    await rm(directory, { recursive: true })
  })
  const address = agent.address()
  const callbackUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const first = await serve(60_000, '0', callbackUrl, directory)
  const tasks = [1, 2, 3].map((number) => `0x${number.toString(16).padStart(40, '0')}`)
  for (const task of tasks) {
    const { status } = await post(`${first.url}/run/inference/${task}`, { input: 'good' })
    expect(status).toBe(202)
  }
  const files = tasks.map((task) => `${task}.json`)
  await expect.poll(async () => (await readdir(directory)).toSorted()).toEqual(files)
  const path = '/v1/tasks/text-generation'
  const calls = Promise.allSettled(
    Array.from({ length: 20 }, () => post(first.url + path, LONG_CALL)),
  )
  await once(first.child, 'message')
  first.child.kill('SIGKILL')
  for (const call of await calls) expect(call.status).toBe('rejected')
  await expect.poll(() => isAlive(first.enginePid)).toBe(false)

  isDown = false
  const { port } = new URL(first.url)
  const second = await serve(60_000, port, callbackUrl, directory)
  expect(second.url).toBe(first.url)
  await expect.poll(() => delivered.toSorted()).toEqual(tasks.map((task) => `/${task}`))
  await expect.poll(() => readdir(directory)).toEqual([])
  const { status } = await post(`${second.url}/v1/tasks/text-classification`, { inputs: 'good' })
  expect(status).toBe(200)
  for (const task of tasks) await post(`${second.url}/run/inference/${task}`, { input: 'good' })
  const exit = once(second.child, 'exit')
  second.child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  expect(delivered).toHaveLength(3)
})
