import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { devnetAdmin, nexusAbi, vaultAbi } from '@taskmesh/contracts'
import { createPublicClient, createWalletClient, http, parseEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { AnvilFailedError, startDevnet, type Devnet } from '../src/index.ts'

const anyPort = { port: 0, storagePort: 0 }
const clientOf = ({ chain }: Devnet) =>
  createPublicClient({ chain, transport: http(), cacheTime: 0, pollingInterval: 20 })

describe('startDevnet', () => {
  test('has the contracts, the accounts and the time of now', async () => {
    const before = Math.floor(Date.now() / 1000)
    await using devnet = await startDevnet(anyPort)
    const client = clientOf(devnet)
    expect(await client.getChainId()).toBe(200820172034)
    for (const { address } of Object.values(devnet.chain.contracts))
      expect((await client.getCode({ address }))?.length, address).toBeGreaterThan(1000)
    expect(devnet.accounts).toHaveLength(10)
    expect(devnet.accounts[0].address).toBe(devnetAdmin)
    for (const { address, privateKey } of devnet.accounts) {
      expect(privateKeyToAccount(privateKey).address).toBe(address)
      expect(await client.getBalance({ address })).toBe(parseEther('10000'))
    }
    const { timestamp } = await client.getBlock()
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before)
    expect(Number(timestamp)).toBeLessThanOrEqual(Date.now() / 1000)
  })

  test('answers many reads in one call', async () => {
    await using devnet = await startDevnet(anyPort)
    const batching = createPublicClient({
      chain: devnet.chain,
      transport: http(),
      batch: { multicall: true },
    })
    const balances = devnet.accounts.map(({ address }) => batching.getBalance({ address }))
    expect(new Set(await Promise.all(balances))).toEqual(new Set([parseEther('10000')]))
    const { vault, nexus } = devnet.chain.contracts
    const results = await clientOf(devnet).multicall({
      contracts: [
        { ...nexus, abi: nexusAbi, functionName: 'getSourceCount' },
        { ...nexus, abi: nexusAbi, functionName: 'getSources', args: [0n, 0n] },
        { ...vault, abi: vaultAbi, functionName: 'UNBONDING_PERIOD' },
      ],
    })
    expect(results.map(({ status }) => status)).toEqual(['success', 'failure', 'success'])
    expect(results.at(-1)?.result).toBe(60n)
  })

  test('takes other ports when its own are busy', async () => {
    await using first = await startDevnet(anyPort)
    const port = Number(new URL(first.rpcUrl).port)
    const storagePort = Number(new URL(first.storageUrl).port)
    await using second = await startDevnet({ port, storagePort })
    expect(second.rpcUrl).not.toBe(first.rpcUrl)
    expect(second.storageUrl).not.toBe(first.storageUrl)
    expect(second.chain.rpcUrls.default.http).toEqual([second.rpcUrl])
    expect(await clientOf(second).getBlockNumber()).toBe(0n)
  })

  test('controls time, blocks, balances and state', async () => {
    await using devnet = await startDevnet(anyPort)
    const client = clientOf(devnet)
    const { address } = devnet.accounts[0]
    const before = await client.getBlock()
    await devnet.increaseTime(86_400)
    const after = await client.getBlock()
    expect(Number(after.timestamp - before.timestamp)).toBeGreaterThanOrEqual(86_400)
    const snapshot = await devnet.snapshot()
    await devnet.mine()
    await devnet.mine(3)
    await devnet.setBalance(address, 7n)
    expect(await client.getBlockNumber()).toBe(after.number + 4n)
    expect(await client.getBalance({ address })).toBe(7n)
    await devnet.revert(snapshot)
    expect(await client.getBlockNumber()).toBe(after.number)
    expect(await client.getBalance({ address })).toBe(parseEther('10000'))
  })

  test('reverts with a reason, or without one with `revertReasons: false`', async () => {
    for (const revertReasons of [true, false]) {
      await using devnet = await startDevnet({ ...anyPort, revertReasons })
      const withdrawal = clientOf(devnet).simulateContract({
        ...devnet.chain.contracts.vault,
        abi: vaultAbi,
        functionName: 'withdraw',
        args: [1n],
        account: devnet.accounts[1].address,
      })
      const error = await withdrawal.catch((refusal: unknown) => String(refusal))
      expect(error).toContain('reverted')
      expect(String(error).includes('InsufficientBalance')).toBe(revertReasons)
    }
  })

  test('makes blocks at intervals with `blockTime`', async () => {
    await using devnet = await startDevnet({ ...anyPort, blockTime: 1 })
    await expect
      .poll(() => clientOf(devnet).getBlockNumber(), { timeout: 30_000 })
      .toBeGreaterThanOrEqual(2n)
  })

  test('makes no block for a transaction with `blockTime`', async () => {
    await using devnet = await startDevnet({ ...anyPort, blockTime: 3600 })
    const client = clientOf(devnet)
    const account = privateKeyToAccount(devnet.accounts[1].privateKey)
    const wallet = createWalletClient({ account, chain: devnet.chain, transport: http() })
    const hash = await wallet.sendTransaction({ to: devnetAdmin, value: 1n })
    expect(await client.getTransaction({ hash })).toMatchObject({ blockNumber: null })
    await devnet.mine()
    expect(await client.getTransaction({ hash })).toMatchObject({ blockNumber: 1n })
  })

  test('has the state of the latest blocks, so that a long chain fills neither memory nor disk', async () => {
    await using devnet = await startDevnet({ port: 0, storagePort: 0, historyBlocks: 50 })
    await devnet.mine(100)
    const client = createPublicClient({ chain: devnet.chain, transport: http(devnet.rpcUrl) })
    const { address } = devnet.accounts[1]
    expect(await client.getBalance({ address, blockNumber: 60n })).toBeGreaterThan(0n)
    await expect(client.getBalance({ address, blockNumber: 10n })).rejects.toThrow()
  })

  test('stops, twice without harm', async () => {
    const devnet = await startDevnet(anyPort)
    await devnet.stop()
    await devnet.stop()
    await expect(fetch(devnet.rpcUrl)).rejects.toThrow()
    await expect(fetch(devnet.storageUrl)).rejects.toThrow()
  })

  test('stops when its signal is aborted, before or after it has started', async () => {
    const early = new AbortController()
    const starting = startDevnet({ ...anyPort, signal: early.signal })
    early.abort(new Error('not needed'))
    await expect(starting).rejects.toThrow('not needed')

    const late = new AbortController()
    const devnet = await startDevnet({ ...anyPort, signal: late.signal })
    late.abort()
    await gone(devnet.rpcUrl)
    await gone(devnet.storageUrl)
  })

  test('error: what anvil printed when it does not start', async () => {
    const failing = startDevnet({ ...anyPort, host: '203.0.113.7' })
    await expect(failing).rejects.toThrow(AnvilFailedError)
    await expect(failing).rejects.toThrow(/anvil ended \(exit code 1\)[^]*assign requested address/)
  })
})

describe('what stays behind when the parent ends', () => {
  test.each(['exit', 'SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s: nothing', async (end) => {
    const parent = hold(end)
    const ended = once(parent, 'exit')
    const [url] = await once(parent.stdout, 'data')
    if (end !== 'exit') parent.kill(end)
    expect(await ended).toEqual(end === 'exit' ? [0, null] : [null, end])
    await gone(String(url).trim())
  })
})

test('a program that handles a signal itself has its chain until it stops it', async () => {
  const parent = hold('handles')
  const ended = once(parent, 'exit')
  const [url] = await once(parent.stdout, 'data')
  // As a terminal does: to the whole group.
  process.kill(-(parent.pid ?? 0), 'SIGTERM')
  const [snapshot] = await once(parent.stdout, 'data')
  expect(String(snapshot)).toMatch(/^0x/)
  expect(await ended).toEqual([0, null])
  await gone(String(url).trim())
})

function hold(end: string) {
  const script = fileURLToPath(new URL('fixtures/holdDevnet.ts', import.meta.url))
  const parent = spawn(process.execPath, ['--conditions=@taskmesh/source', script, end], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  parent.stdout.setEncoding('utf8')
  return parent
}

/** Waits until nobody listens any more. */
async function gone(url: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => 'listening',
          () => 'gone',
        ),
      { timeout: 30_000, interval: 20 },
    )
    .toBe('gone')
}
