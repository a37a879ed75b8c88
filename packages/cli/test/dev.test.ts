import { once } from 'node:events'
import { createServer } from 'node:net'
import { DEMO_MODELS } from '@taskmesh/demo-models'
import { TASK_IDS } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { oneOfEachKind } from '../src/network/oneOfEachKind.ts'
import { FREE_PORTS, runCommand, startCommand, type Running } from './command.ts'
import { descendantsOf, isRunning } from './processTree.ts'

const MODELS = Object.keys(DEMO_MODELS).length
const ADDRESS = /^0x[0-9a-fA-F]{40}$/

describe('taskmesh dev --once --json', () => {
  test('behavior: a task of each kind of result is published, executed, paid and printed as JSON lines', async () => {
    const { code, stdout, stderr } = await runCommand('dev', '--once', '--json', ...FREE_PORTS)
    expect(code, stderr).toBe(0)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    const kinds = oneOfEachKind(Object.values(DEMO_MODELS).map(({ task }) => task))
    expect(kinds.length).toBeGreaterThan(12)
    expect(lines).toHaveLength(kinds.length)
    for (const line of lines) {
      expect(line).toEqual({
        task: expect.toBeOneOf([...TASK_IDS]),
        taskAddress: expect.stringMatching(ADDRESS),
        status: 'FINALIZED',
        request: expect.objectContaining({ inputs: expect.anything() }),
        result: expect.anything(),
        warnings: expect.any(Array),
        paymentWei: '2000000000000000',
        provider: expect.stringMatching(ADDRESS),
        ms: expect.any(Number),
      })
    }
    expect(stderr).toMatch(/NEW[^]*ATTEMPTED[^]*RESPONDED[^]*FINALIZED/)
    const paid = kinds.length * 2
    expect(stderr).toContain(`Client’s escrow      100 → 99.${1000 - paid} OGPU`)
    expect(stderr).toContain(`Provider’s earnings  0 → 0.0${paid} OGPU`)
  })
})

/** Stops a network that runs, and expects that nothing is left of it. */
async function expectToEnd(
  { child, ended }: Pick<Running, 'child' | 'ended'>,
  signal: NodeJS.Signals,
) {
  const processes = descendantsOf(child.pid ?? 0)
  expect(processes.length).toBeGreaterThanOrEqual(2)
  child.kill(signal)
  const { code, stderr } = await ended
  expect(code, stderr).toBe(0)
  expect(processes.filter(isRunning)).toEqual([])
}

describe('taskmesh dev', () => {
  test('behavior: a busy port is handled by taking another; SIGINT ends it with exit code 0 and leaves no process behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const busy = typeof address === 'object' ? String(address?.port) : ''
    const { child, ended, saw, said } = startCommand(['dev', ...FREE_PORTS.slice(0, -1), busy])
    await saw('Stop with Ctrl-C.')
    const progress = await said('Runner at http')
    expect(progress).toMatch(/Runner at http:\/\/127\.0\.0\.1:\d+/)
    expect(progress).not.toContain(`Runner at http://127.0.0.1:${busy}.`)
    await expectToEnd({ child, ended }, 'SIGINT')
    other.close()
  })

  test('behavior: SIGTERM ends it with exit code 0 and leaves no process behind', async () => {
    const { child, ended, saw } = startCommand(['dev', '--no-provider', ...FREE_PORTS])
    await saw('Stop with Ctrl-C.')
    await expectToEnd({ child, ended }, 'SIGTERM')
  })

  test('behavior: --once stopped by Ctrl-C while the models load ends with exit code 130', async () => {
    const { child, ended, said } = startCommand(['dev', '--once', ...FREE_PORTS])
    await said(`Loading ${MODELS} models…`)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
  })

  test('behavior: being stopped while it starts leaves no process behind', async () => {
    const { child, ended, said } = startCommand(['dev', ...FREE_PORTS])
    await said('Chain at')
    const processes = descendantsOf(child.pid ?? 0)
    expect(processes).not.toEqual([])
    child.kill('SIGTERM')
    const { code, stderr } = await ended
    expect(code).toBe(143)
    expect(stderr).toMatch(/Error: Stopped by SIGTERM\.\n$/)
    expect(processes.filter(isRunning)).toEqual([])
  })

  test('behavior: being stopped while tasks are under way ends it, and leaves no process behind', async () => {
    const { child, ended, said } = startCommand(['dev', ...FREE_PORTS])
    await said('ATTEMPTED')
    const processes = descendantsOf(child.pid ?? 0)
    expect(processes).not.toEqual([])
    child.kill('SIGTERM')
    const { code, stderr } = await ended
    expect(code).toBe(143)
    expect(stderr).toMatch(/Stopping…\nError: Stopped by SIGTERM\.\n$/)
    expect(processes.filter(isRunning)).toEqual([])
  })
})
