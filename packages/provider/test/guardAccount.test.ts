import { nexusAbi, ogpuDevnet, terminalAbi, vaultAbi } from '@taskmesh/contracts'
import * as fc from 'fast-check'
import {
  encodeFunctionData,
  parseEther,
  parseGwei,
  recoverTransactionAddress,
  type Address,
  type TransactionSerializableEIP1559,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import {
  addCost,
  guardAccount,
  memorySpendingLedger,
  providerCalls,
  type SigningLimits,
} from '../src/index.ts'

const key = generatePrivateKey()
const inner = privateKeyToAccount(key)
const { nexus, terminal, vault, controller } = ogpuDevnet.contracts
const someone: Address = '0x00000000000000000000000000000000000000aa'

function guard(limits: Partial<SigningLimits> = {}) {
  return guardAccount(inner, {
    chainId: ogpuDevnet.id,
    calls: providerCalls(ogpuDevnet),
    maxFeePerTransaction: parseEther('0.01'),
    maxFeePerDay: parseEther('0.1'),
    ...limits,
  })
}

const attempt = encodeFunctionData({
  abi: nexusAbi,
  functionName: 'attempt',
  args: [someone, inner.address, 1n],
})
const submit = encodeFunctionData({
  abi: nexusAbi,
  functionName: 'submitResponse',
  args: [{ task: someone, provider: inner.address, data: 'ipfs://x', payment: 1n }],
})

function transaction(
  changes: Partial<TransactionSerializableEIP1559> = {},
): TransactionSerializableEIP1559 {
  return {
    type: 'eip1559',
    chainId: ogpuDevnet.id,
    to: nexus.address,
    data: attempt,
    nonce: 0,
    gas: 1_000_000n,
    maxFeePerGas: parseGwei('1'),
    maxPriorityFeePerGas: 1n,
    ...changes,
  }
}

describe('guardAccount', () => {
  test('behavior: signs what a provider does, with the same signature as the key itself', async () => {
    const account = guard()
    const liveData = encodeFunctionData({
      abi: terminalAbi,
      functionName: 'setLiveData',
      args: ['{}'],
    })
    for (const one of [
      transaction(),
      transaction({ data: submit, nonce: 1 }),
      transaction({ to: terminal.address, data: liveData, nonce: 2 }),
    ]) {
      const serializedTransaction = await account.signTransaction(one)
      expect(serializedTransaction).toBe(await inner.signTransaction(one))
    }
    expect(account.address).toBe(inner.address)
  })

  test.each([
    [
      'a withdrawal from the vault',
      {
        to: vault.address,
        data: encodeFunctionData({ abi: vaultAbi, functionName: 'withdraw', args: [1n] }),
      },
    ],
    ['the same call of another contract', { to: controller.address }],
    ['a transfer', { to: someone, data: '0x', value: 1n }],
    ['money beside an allowed call', { value: 1n }],
    ['another chain', { chainId: 1 }],
    ['the creation of a contract', { to: null }],
    ['unpairing', { to: terminal.address, data: '0x12345678' }],
    ['an empty call', { data: '0x' }],
    ['a call that is too short', { data: attempt.slice(0, 9) }],
  ] as const)('error: does not sign %s', async (_what, changes) => {
    const signing = guard().signTransaction(
      transaction(changes as Partial<TransactionSerializableEIP1559>),
    )
    await expect(signing).rejects.toMatchObject({ code: 'SIGNING_REFUSED' })
  })

  test('property: whatever it signs is an allowed call without money', async () => {
    const allowed = providerCalls(ogpuDevnet)
    const selectors = allowed.map(({ selector }) => selector)
    const hex = (bytes: number) =>
      fc
        .uint8Array({ minLength: bytes, maxLength: bytes })
        .map((a) => Buffer.from(a).toString('hex'))
    const request = fc.record({
      to: fc.oneof(
        fc.constantFrom(nexus.address, terminal.address, vault.address, controller.address),
        hex(20).map((text): Address => `0x${text}`),
      ),
      data: fc
        .tuple(
          fc.oneof(
            fc.constantFrom(...selectors),
            hex(4).map((a) => `0x${a}` as const),
          ),
          hex(32),
        )
        .map(([selector, rest]) => `${selector}${rest}` as const),
      value: fc.constantFrom(0n, 0n, 1n),
      chainId: fc.constantFrom(ogpuDevnet.id, ogpuDevnet.id, 1),
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ to, data, value, chainId }) => {
        const isAllowed =
          value === 0n &&
          chainId === ogpuDevnet.id &&
          allowed.some((call) => call.to === to && data.startsWith(call.selector))
        const signing = guard({ maxFeePerDay: parseEther('1000') }).signTransaction(
          transaction({ to, data, value, chainId }),
        )
        const isSigned = await signing.then(
          () => true,
          () => false,
        )
        expect(isSigned).toBe(isAllowed)
      }),
      { numRuns: 200 },
    )
  })

  test('error: signs no messages, no typed data, no delegation', async () => {
    const account = guard()
    await expect(account.signMessage({ message: 'x' })).rejects.toMatchObject({
      code: 'SIGNING_REFUSED',
    })
    const types = { A: [{ name: 'a', type: 'string' }] } as const
    const typed = { domain: {}, types, primaryType: 'A', message: { a: 'x' } } as const
    await expect(account.signTypedData(typed)).rejects.toMatchObject({
      code: 'SIGNING_REFUSED',
    })
    expect(account.sign).toBeUndefined()
    expect(account.signAuthorization).toBeUndefined()
  })

  test('error: a transaction above its cap is not signed', async () => {
    const dear = transaction({ maxFeePerGas: parseGwei('11') })
    await expect(guard().signTransaction(dear)).rejects.toMatchObject({
      code: 'FEE_CAP_REACHED',
      fee: parseEther('0.011'),
      retryable: true,
    })
  })

  test('behavior: a day ends at its cap, also for 50 at once; results are still submitted; the next day goes on', async () => {
    let now = Date.parse('2026-11-27T23:00:00Z')
    const ledger = memorySpendingLedger()
    const limits = { ledger, now: () => now, maxFeePerDay: parseEther('0.01') }
    const account = guard(limits)
    const signed = await Promise.allSettled(
      Array.from({ length: 50 }, (_, nonce) => account.signTransaction(transaction({ nonce }))),
    )
    expect(signed.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const restarted = guard(limits)
    await expect(restarted.signTransaction(transaction({ nonce: 60 }))).rejects.toMatchObject({
      code: 'SPENDING_CAP_REACHED',
    })
    await restarted.signTransaction(transaction({ data: submit, nonce: 60 }))
    expect((await ledger.load())?.wei).toBe(parseEther('0.011'))
    now += 2 * 3_600_000
    await restarted.signTransaction(transaction({ nonce: 61 }))
    expect(await ledger.load()).toMatchObject({ day: '2026-11-28', wei: parseEther('0.001') })
  })

  test('behavior: a higher fee for the same number counts once', () => {
    const first = addCost(undefined, { day: '2026-11-27', nonce: 5, wei: 10n })
    const raised = addCost(first, { day: '2026-11-27', nonce: 5, wei: 15n })
    expect(raised.wei).toBe(15n)
    expect(addCost(raised, { day: '2026-11-27', nonce: 5, wei: 12n }).wei).toBe(15n)
    const next = addCost(raised, { day: '2026-11-27', nonce: 6, wei: 1n })
    expect(next.wei).toBe(16n)
    // While later ones are under way, too.
    expect(addCost(next, { day: '2026-11-27', nonce: 5, wei: 20n }).wei).toBe(21n)
  })

  test('security: no error shows the key', async () => {
    const account = guard()
    const errors = await Promise.all([
      account.signTransaction(transaction({ to: null })).catch((error: unknown) => error),
      account.signMessage({ message: 'x' }).catch((error: unknown) => error),
    ])
    for (const error of [...errors, account]) {
      const text = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`
      expect(text).not.toContain(key.slice(2))
    }
  })

  test('behavior: the signature is that of the account', async () => {
    const serializedTransaction = await guard().signTransaction(transaction())
    const signed = serializedTransaction as `0x02${string}`
    expect(await recoverTransactionAddress({ serializedTransaction: signed })).toBe(inner.address)
  })
})
