import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { startFaultProxy } from '@taskmesh/devnet/faults'
import { createTestClient, createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { getTransactionReceipt } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findNonceHolder } from '../src/transactions/findNonceHolder.ts'

let devnet: Devnet
beforeAll(async () => {
  devnet = await startDevnet({ port: 0, storagePort: 0, historyBlocks: 3000 })
})
afterAll(() => devnet.stop())

function connect(url: string) {
  const account = privateKeyToAccount(devnet.accounts[1].privateKey)
  return createWalletClient({ account, chain: devnet.chain, transport: http(url) })
}

async function send() {
  const client = connect(devnet.rpcUrl)
  const { nonce } = await client.prepareTransactionRequest({ to: client.account.address })
  const hash = await client.sendTransaction({ to: client.account.address, nonce })
  await expect
    .poll(() => getTransactionReceipt(client, { hash }))
    .toMatchObject({ status: 'success' })
  return { hash, nonce, address: client.account.address }
}

async function mine(blocks: number) {
  const node = createTestClient({
    mode: 'anvil',
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
  })
  await node.mine({ blocks })
}

test.each([0, 50, 300, 1500])(
  'what took a number %i blocks ago is found',
  async (blocks) => {
    const { hash, ...holder } = await send()
    await mine(blocks)
    expect(await findNonceHolder(connect(devnet.rpcUrl), holder)).toBe(hash)
    expect(await findNonceHolder(connect(devnet.rpcUrl), { ...holder, nonce: 10_000 })).toBe(
      undefined,
    )
    // A node that is busy takes long for so many blocks.
  },
  120_000,
)

test('wrong counts of earlier blocks do not hide what the latest blocks have', async () => {
  const faults = [{ kind: 'staleCount', share: 0.5, blocks: 2 } as const]
  await using proxy = await startFaultProxy({ rpcUrl: devnet.rpcUrl, seed: 3, faults })
  const { hash, ...holder } = await send()
  await mine(10)
  for (let look = 0; look < 10; look += 1) {
    expect(await findNonceHolder(connect(proxy.url), holder)).toBe(hash)
  }
})
