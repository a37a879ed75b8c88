/** What `run --on chain` and a second `dev` do while a network runs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FREE_PORTS, startCommand, type Running } from './command.ts'
import { runInProcess } from './support/inProcess.ts'

// The provider may not fetch it, so it rejects the task, which waits for others then.
const REFUSED_IMAGE = 'http://127.0.0.1:9/a.png'

let network: Running
let output: string
let gallery: string

const urlOf = (part: string) => new RegExp(`${part}\\s+(http:\\S+)`).exec(output)?.[1] ?? ''
const onChain = (...words: string[]) => ['run', ...words, '--on', 'chain', '--network']

beforeAll(async () => {
  network = startCommand(['dev', ...FREE_PORTS])
  output = await network.saw('Stop with Ctrl-C.')
  gallery = urlOf('Gallery')
})

afterAll(async () => {
  network?.child.kill('SIGTERM')
  await network?.ended
})

describe('taskmesh run --on chain', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('behavior: %s says what the task still holds', async (signal, expected) => {
    const words = onChain('image-classification', REFUSED_IMAGE)
    const { child, ended, said } = startCommand([...words, gallery])
    await said('Waiting for 10 minutes at most, until')
    const stderr = await said('NEW  ')
    const address = /NEW +(0x\w{40})/.exec(stderr)?.[1] ?? ''
    await network.said(`DECLINED   ${address}`)
    child.kill(signal)
    const { code, stderr: all } = await ended
    expect(code).toBe(expected)
    expect(all).toContain(`Stopped by ${signal}. The task ${address} is NEW and still holds`)
    expect(all).toMatch(/0\.002 OGPU\.\n.*until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.\n/)
    expect(all).toContain(`cancelTask({ taskAddress: '${address}' })`)
  })

  test('error: a task without a source names those that are offered', async () => {
    const words = onChain('image-feature-extraction', REFUSED_IMAGE)
    const { code, stderr } = await runInProcess([...words, gallery])
    expect(code).toBe(1)
    expect(stderr).toContain('No source on this network offers image-feature-extraction.')
    expect(stderr).toMatch(/Offered: .*translation/)
  })

  test('error: the runner is no network', async () => {
    const words = onChain('text-classification', 'Good.')
    const { code, stderr } = await runInProcess([...words, urlOf('Runner')])
    expect(code).toBe(1)
    expect(stderr).toContain('is no network of `taskmesh dev`')
  })
})

test('behavior: a second network says that the port is busy, and its own address', async () => {
  const port = new URL(gallery).port
  const [, , ...others] = FREE_PORTS
  const second = startCommand(['dev', '--no-provider', '--port', port, ...others])
  const text = await second.saw('Stop with Ctrl-C.')
  const url = /Gallery\s+(http:\S+)/.exec(text)?.[1] ?? ''
  expect(text).toContain(`Port ${port} is busy: another network runs there already.`)
  expect(text).toContain(`add --network ${url}`)
  second.child.kill('SIGTERM')
  await second.ended
})
