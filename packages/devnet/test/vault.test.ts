import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventNames, marketplace, ogpu, startNetwork, type Network } from './support/network.ts'

let network: Network
beforeAll(async () => void (network = await startNetwork()))
afterAll(() => network.stop())

const period = 60
const vaultOf = async (account: Address) => ({
  balance: await network.vault.read.getBalanceOf([account]),
  lockup: await network.vault.read.getLockupOf([account]),
  unbonding: await network.vault.read.unbondingOf([account]),
})

describe('money', () => {
  test('goes in for anybody and comes out to its owner', async () => {
    const [giver, owner] = [await network.actor(), await network.actor()]
    expect(eventNames(await giver.deposit(ogpu('2'), owner.address))).toEqual(['Deposited'])
    expect(await vaultOf(owner.address)).toMatchObject({ balance: ogpu('2') })
    const before = await network.client.getBalance({ address: owner.address })
    const receipt = await owner.mined(owner.vault.withdraw([ogpu('1.5')]))
    const paid = receipt.gasUsed * receipt.effectiveGasPrice
    expect(await network.client.getBalance({ address: owner.address })).toBe(
      before + ogpu('1.5') - paid,
    )
    await expect(owner.vault.withdraw([ogpu('0.6')])).rejects.toThrow('InsufficientBalance')
    await expect(giver.vault.withdraw([1n])).rejects.toThrow('InsufficientBalance')
  })

  test('is refused without a deposit call', async () => {
    const giver = await network.actor()
    await expect(
      giver.wallet.sendTransaction({ to: network.vault.address, value: 1n }),
    ).rejects.toThrow('revert')
  })
})

describe('stake', () => {
  test('is locked, unbonded, claimed after the period, and withdrawn', async () => {
    const owner = await network.actor()
    await owner.deposit(ogpu('0.5'))
    await owner.mined(owner.vault.lock([ogpu('0.2')]))
    expect(await vaultOf(owner.address)).toMatchObject({ balance: ogpu('0.3') })
    await owner.mined(owner.vault.unbond([ogpu('0.1')]))
    expect(await vaultOf(owner.address)).toEqual({
      balance: ogpu('0.3'),
      lockup: ogpu('0.1'),
      unbonding: ogpu('0.1'),
    })
    expect(await network.vault.read.unbondingTimestamp([owner.address])).toBe(
      (await network.now()) + BigInt(period),
    )
    await expect(owner.vault.claim()).rejects.toThrow('UnbondingNotElapsed')
    await network.devnet.increaseTime(period)
    await owner.mined(owner.vault.claim())
    expect(await vaultOf(owner.address)).toEqual({
      balance: ogpu('0.4'),
      lockup: ogpu('0.1'),
      unbonding: 0n,
    })
    expect(await network.vault.read.unbondingTimestamp([owner.address])).toBe(0n)
    await expect(owner.vault.claim()).rejects.toThrow('NothingUnbonding')
  })

  test('unbonding more starts the period again, canceling ends it', async () => {
    const owner = await network.actor()
    await owner.deposit(ogpu('1'))
    await owner.mined(owner.vault.lock([ogpu('1')]))
    await owner.mined(owner.vault.unbond([ogpu('0.2')]))
    await network.devnet.increaseTime(period - 10)
    await owner.mined(owner.vault.unbond([ogpu('0.3')]))
    await network.devnet.increaseTime(20)
    await expect(owner.vault.claim()).rejects.toThrow('UnbondingNotElapsed')
    await owner.mined(owner.vault.cancelUnbonding())
    expect(await vaultOf(owner.address)).toEqual({ balance: 0n, lockup: ogpu('1'), unbonding: 0n })
    await expect(owner.vault.cancelUnbonding()).rejects.toThrow('NothingUnbonding')
  })

  test('error: more than there is', async () => {
    const owner = await network.actor()
    await owner.deposit(1n)
    await expect(owner.vault.lock([2n])).rejects.toThrow('InsufficientBalance')
    await expect(owner.vault.unbond([1n])).rejects.toThrow('InsufficientLockup')
    await expect(owner.vault.unbond([0n])).rejects.toThrow('InvalidAmount')
  })

  test('makes eligible for as many sources as it covers', async () => {
    const client = await network.actor()
    const isEligible = () => network.vault.read.isEligible([client.address])
    expect(await isEligible()).toBe(false)
    await client.deposit(ogpu('1'))
    await client.mined(client.vault.lock([ogpu('0.1')]))
    expect(await isEligible()).toBe(true)
    await client.publishSource()
    expect(await isEligible()).toBe(true)
    await client.publishSource()
    expect(await isEligible()).toBe(false)
  })
})

describe('sanctions', () => {
  test('take stake, unbonding or not, until they are waived or withdrawn', async () => {
    const [owner, judge] = [await network.actor(), network.admin()]
    const { read } = network.vault
    const others = await read.sanctionedAmount()
    await owner.deposit(ogpu('1'))
    await owner.mined(owner.vault.lock([ogpu('1')]))
    await owner.mined(owner.vault.unbond([ogpu('0.4')]))
    await judge.mined(judge.vault.sanction([owner.address, ogpu('0.7')]))
    expect(await vaultOf(owner.address)).toEqual({
      balance: 0n,
      lockup: 0n,
      unbonding: ogpu('0.3'),
    })
    expect(await read.sanctionOf([owner.address])).toBe(ogpu('0.7'))
    await judge.mined(judge.vault.waive([owner.address, ogpu('0.2')]))
    expect(await vaultOf(owner.address)).toMatchObject({ lockup: ogpu('0.2') })
    expect(await read.sanctionedAmount()).toBe(others + ogpu('0.5'))
    await judge.mined(judge.vault.withdrawSanctionOf([owner.address]))
    expect(await read.sanctionOf([owner.address])).toBe(0n)
    await expect(judge.vault.waive([owner.address, 1n])).rejects.toThrow('InvalidAmount')
    await expect(judge.vault.sanction([owner.address, ogpu('0.6')])).rejects.toThrow(
      'InsufficientLockup',
    )
  })
})

describe('roles', () => {
  test('error: what only controllers, judges and administrators may do', async () => {
    const { client, source } = await marketplace(network)
    const task = await client.publishTask(source)
    const stranger = await network.actor()
    const { address } = stranger
    const { vault, nexus } = stranger
    const forbidden = [
      () => vault.freezePayment([client.address, address, 1n]),
      () => vault.processPayment([client.address, address, task, 1n]),
      () => vault.releasePayment([address, task]),
      () => vault.forceReleasePayment([client.address, task]),
      () => vault.sanction([client.address, 0n]),
      () => vault.waive([client.address, 0n]),
      () => vault.withdrawSanctionOf([client.address]),
      () => vault.emergencyExit([client.address]),
      () => vault.setWhitelist([address, true]),
      () => vault.setMinLockupPerSource([0n]),
      () => vault.setMaxUnbondingPeriod([0n]),
      () => vault.setTerminal([address]),
      () => nexus.setTaskStatus([task, 5]),
      () => nexus.setSourceStatus([source, 1]),
      () => nexus.setResponseStatus([task, 1]),
      () => nexus.emitTaskPublished([task, source]),
    ]
    for (const call of forbidden) await expect(call()).rejects.toThrow('NotOwner')
    await expect(nexus.setVault([address])).rejects.toThrow('OwnableUnauthorizedAccount')
    await expect(stranger.terminal.setVault([address])).rejects.toThrow(
      'OwnableUnauthorizedAccount',
    )
  })

  test('a judge releases a payment by force, to its client alone', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    const judge = network.admin()
    await expect(judge.vault.forceReleasePayment([provider.address, task])).rejects.toThrow(
      'NotOwner',
    )
    await judge.mined(judge.vault.forceReleasePayment([client.address, task]))
    expect(await vaultOf(client.address)).toMatchObject({ balance: ogpu('10') })
    await client.cancelTask(task)
    expect(await vaultOf(client.address)).toMatchObject({ balance: ogpu('10') })
  })

  test('an administrator sets the constants, and sends an account its money', async () => {
    const [admin, owner] = [network.admin(), await network.actor()]
    const minimum = await network.vault.read.MIN_LOCKUP_PER_SOURCE()
    await admin.mined(admin.vault.setMinLockupPerSource([0n]))
    expect(await network.vault.read.isEligible([owner.address])).toBe(true)
    await admin.mined(admin.vault.setMinLockupPerSource([minimum]))
    await admin.mined(admin.vault.setMaxUnbondingPeriod([1n]))
    expect(await network.vault.read.UNBONDING_PERIOD()).toBe(1n)
    await admin.mined(admin.vault.setMaxUnbondingPeriod([BigInt(period)]))

    await owner.deposit(ogpu('3'))
    await owner.mined(owner.vault.lock([ogpu('2')]))
    await owner.mined(owner.vault.unbond([ogpu('1')]))
    const before = await network.client.getBalance({ address: owner.address })
    await admin.mined(admin.vault.emergencyExit([owner.address]))
    expect(await network.client.getBalance({ address: owner.address })).toBe(before + ogpu('3'))
    expect(await vaultOf(owner.address)).toEqual({ balance: 0n, lockup: 0n, unbonding: 0n })
  })
})
