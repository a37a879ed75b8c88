import { fileURLToPath } from 'node:url'
import { encodeFunctionData, type Address } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runAnvil, type Anvil } from '../scripts/anvil.ts'
import { compileContract } from '../scripts/compile.ts'
import { deployContract } from '../scripts/deployProtocol.ts'
import { devnetContracts } from '../src/addresses.ts'
import { devnetAdmin, ogpuDevnet } from '../src/index.ts'
import {
  account,
  made,
  minPayment,
  ogpu,
  protocolOn,
  sourceParams,
  stake,
  zeroAddress,
  type Protocol,
} from './support/protocol.ts'

const attackerCode = compileContract(new URL('solidity/Attacker.sol', import.meta.url))
const impostorCode = compileContract(new URL('solidity/Impostor.sol', import.meta.url))
const genesis = fileURLToPath(new URL('../genesis/devnet.json', import.meta.url))

let anvil: Anvil
let protocol: Protocol
beforeAll(async () => {
  const now = String(Math.floor(Date.now() / 1000))
  anvil = await runAnvil([
    '--init',
    genesis,
    '--chain-id',
    String(ogpuDevnet.id),
    '--timestamp',
    now,
  ])
  protocol = protocolOn(anvil.url, {
    manager: devnetContracts.manager.address,
    nexus: devnetContracts.nexus.address,
    controller: devnetContracts.controller.address,
    terminal: devnetContracts.terminal.address,
    vault: devnetContracts.vault.address,
  })
}, 60_000)
afterAll(() => anvil[Symbol.asyncDispose]())

const operator = account(1)
const victim = account(2)
const master = account(3)
const provider = account(4)

type SingletonCall = Parameters<Protocol['call']>

let attacker: Address
beforeEach(async () => {
  attacker = await deployContract(protocol.client, attackerCode)
  await protocol.client.setBalance({ address: attacker, value: ogpu('100') })
  const { to, data } = protocol.call('vault', 'deposit', [victim])
  await protocol.mined(victim, { to, data, value: ogpu('50') })
}, 60_000)

/** Lets the attacker make a call, with money of its own. */
async function act([contract, name, args]: SingletonCall, value = 0n) {
  const { to, data } = protocol.call(contract, name, args)
  return protocol.mined(operator, {
    to: attacker,
    data: encodeFunctionData({
      abi: attackerCode.abi,
      functionName: 'act',
      args: [{ target: to, value, data }],
    }),
  })
}

/** Tells the attacker what to call when it receives money. */
async function plan(...calls: SingletonCall[]) {
  const args = calls.map(([contract, name, more]) => {
    const { to, data } = protocol.call(contract, name, more)
    return { target: to, value: 0n, data }
  })
  const data = encodeFunctionData({ abi: attackerCode.abi, functionName: 'plan', args: [args] })
  await protocol.mined(operator, { to: attacker, data })
}

async function outcome(): Promise<{ succeeded: number; refused: number }> {
  const count = async (functionName: string) =>
    Number(
      await protocol.client.readContract({
        address: attacker,
        abi: attackerCode.abi,
        functionName,
      }),
    )
  return { succeeded: await count('succeeded'), refused: await count('refused') }
}

const vaultOf = (name: string, owner: Address) =>
  protocol.read<bigint>('vault', protocol.addresses.vault, name, owner)

/** What an account has, in its pocket and in the vault. */
async function wealth(owner: Address): Promise<bigint> {
  const parts = ['balanceOf', 'lockupOf', 'unbondingOf', 'frozenPayment', 'sanctionOf']
  const amounts = await Promise.all(parts.map((part) => vaultOf(part, owner)))
  const pocket = await protocol.client.getBalance({ address: owner })
  return amounts.reduce((sum, amount) => sum + amount, pocket)
}

/** Runs an attack and checks that no money came from elsewhere, and none is missing. */
async function expectNoGain(attack: () => Promise<unknown>): Promise<void> {
  const holders: Address[] = [attacker, victim, master, provider, devnetAdmin]
  const held = () => protocol.client.getBalance({ address: protocol.addresses.vault })
  const owed = async () => {
    const inVault = async (owner: Address) =>
      (await wealth(owner)) - (await protocol.client.getBalance({ address: owner }))
    return (await Promise.all(holders.map((holder) => inVault(holder)))).reduce(
      (sum, each) => sum + each,
      0n,
    )
  }
  const surplus = (await held()) - (await owed())
  const [before, victimBefore] = [await wealth(attacker), await vaultOf('balanceOf', victim)]
  await attack()
  expect(await wealth(attacker)).toBe(before)
  expect(await vaultOf('balanceOf', victim)).toBe(victimBefore)
  expect((await held()) - (await owed())).toBe(surplus)
}

describe('money that calls back while it is being paid out', () => {
  test('withdrawing everything again gets nothing', async () => {
    await act(['vault', 'deposit', [attacker]], ogpu('1'))
    await plan(['vault', 'withdraw', [ogpu('1')]], ['vault', 'claim', []])
    await expectNoGain(() => act(['vault', 'withdraw', [ogpu('1')]]))
    expect(await outcome()).toEqual({ succeeded: 0, refused: 2 })
    expect(await protocol.client.getBalance({ address: attacker })).toBe(ogpu('100'))
  })

  test('withdrawing in slices ends with the balance', async () => {
    await act(['vault', 'deposit', [attacker]], ogpu('1'))
    await plan(['vault', 'withdraw', [ogpu('0.4')]])
    await expectNoGain(() => act(['vault', 'withdraw', [ogpu('0.4')]]))
    expect(await outcome()).toEqual({ succeeded: 1, refused: 1 })
    expect(await vaultOf('balanceOf', attacker)).toBe(ogpu('0.2'))
  })

  test('staking, unbonding and claiming on the way give no more than there is', async () => {
    await act(['vault', 'deposit', [attacker]], ogpu('3'))
    await act(['vault', 'lock', [ogpu('2')]])
    await act(['vault', 'unbond', [ogpu('1')]])
    await protocol.client.increaseTime({ seconds: 61 })
    await protocol.client.mine({ blocks: 1 })
    await plan(
      ['vault', 'claim', []],
      ['vault', 'lock', [ogpu('0.5')]],
      ['vault', 'unbond', [ogpu('0.5')]],
      ['vault', 'cancelUnbonding', []],
      ['vault', 'withdraw', [ogpu('0.3')]],
    )
    await expectNoGain(() => act(['vault', 'withdraw', [ogpu('1')]]))
    expect((await outcome()).succeeded).toBeGreaterThan(4)
  })

  test('a client cannot get a frozen payment out twice', async () => {
    await act(['vault', 'deposit', [attacker]], ogpu('1'))
    const source = made(
      await act(['nexus', 'publishSource', [sourceParams(attacker)]]),
      'SourcePublished',
    )
    const expiryTime = (await protocol.now()) + 600n
    const terms = { source, config: '', expiryTime, payment: ogpu('0.5') }
    const task = made(await act(['controller', 'publishTask', [terms]]), 'TaskPublished')
    await plan(
      ['controller', 'cancelTask', [task]],
      ['vault', 'withdraw', [ogpu('0.5')]],
      ['controller', 'publishTask', [terms]],
    )
    await expectNoGain(() => act(['vault', 'withdraw', [ogpu('0.5')]]))
    expect(await vaultOf('frozenPayment', task)).toBe(0n)
    expect(await protocol.client.getBalance({ address: attacker })).toBe(ogpu('100'))
  })

  test('a provider is paid once, whatever it does with the payment', async () => {
    await act(['terminal', 'announceProvider', [provider, stake]], stake)
    await protocol.send(provider, 'terminal', 'announceMaster', attacker)
    const source = made(
      await protocol.send(victim, 'nexus', 'publishSource', sourceParams(victim, 1)),
      'SourcePublished',
    )
    await act(['nexus', 'register', [source, provider, 1]])
    const expiryTime = (await protocol.now()) + 600n
    const terms = { source, config: '', expiryTime, payment: minPayment }
    const task = made(
      await protocol.send(victim, 'controller', 'publishTask', terms),
      'TaskPublished',
    )
    await act(['nexus', 'attempt', [task, provider, 0n]])
    await act(['vault', 'deposit', [attacker]], ogpu('1'))
    const submit: SingletonCall = [
      'nexus',
      'submitResponse',
      [{ task, provider, data: 'a', payment: minPayment }],
    ]
    await plan(submit, ['nexus', 'attempt', [task, provider, 0n]], ['vault', 'claim', []])
    const before = await vaultOf('balanceOf', provider)
    await expectNoGain(() => act(['vault', 'withdraw', [ogpu('0.2')]]))
    expect(await outcome()).toEqual({ succeeded: 1, refused: 2 })
    expect(await vaultOf('balanceOf', provider)).toBe(before + minPayment)
    expect(await vaultOf('totalEarningsOf', provider)).toBe(minPayment)
    expect(await vaultOf('frozenPayment', task)).toBe(0n)
  })

  test('an emergency exit pays once', async () => {
    await act(['vault', 'deposit', [attacker]], ogpu('2'))
    await act(['vault', 'lock', [ogpu('1')]])
    await act(['vault', 'unbond', [ogpu('0.5')]])
    await plan(
      ['vault', 'withdraw', [ogpu('1')]],
      ['vault', 'cancelUnbonding', []],
      ['vault', 'unbond', [ogpu('0.1')]],
    )
    await expectNoGain(() => protocol.send(devnetAdmin, 'vault', 'emergencyExit', attacker))
    expect(await outcome()).toEqual({ succeeded: 0, refused: 3 })
  })

  test('an administrator takes a sanction once', async () => {
    const admin = `0x${'0'.repeat(64)}`
    await protocol.send(devnetAdmin, 'manager', 'grantRole', admin, attacker)
    await protocol.send(victim, 'vault', 'lock', ogpu('2'))
    await protocol.send(devnetAdmin, 'vault', 'sanction', victim, ogpu('2'))
    await plan(['vault', 'withdrawSanctionOf', [victim]])
    await act(['vault', 'withdrawSanctionOf', [victim]])
    expect(await protocol.client.getBalance({ address: attacker })).toBe(ogpu('102'))
    const { vault } = protocol.addresses
    expect(await protocol.read('vault', vault, 'sanctionedAmount')).toBe(0n)
  })
})

describe('a contract that poses as one of the protocol’s', () => {
  const impostor = (task: Address) => deployContract(protocol.client, impostorCode, [task])

  test('is no source and no task', async () => {
    const fake = await impostor(zeroAddress)
    const { send } = protocol
    const expiryTime = (await protocol.now()) + 600n
    const terms = { source: fake, config: '', expiryTime, payment: minPayment }
    await expect(send(devnetAdmin, 'controller', 'publishTask', terms)).rejects.toThrow(
      'UnknownSource',
    )
    await expect(send(devnetAdmin, 'controller', 'cancelTask', fake)).rejects.toThrow('UnknownTask')
    await expect(send(provider, 'nexus', 'attempt', fake, provider, 0n)).rejects.toThrow(
      'UnknownTask',
    )
    await expect(send(devnetAdmin, 'controller', 'confirmResponse', fake)).rejects.toThrow(
      /Unknown|NotResponded/,
    )
  })

  test('is no task whose payment a judge could be talked into releasing to somebody else', async () => {
    const { client, send } = protocol
    const fake = await impostor(zeroAddress)
    await client.impersonateAccount({ address: fake })
    await client.setBalance({ address: fake, value: ogpu('100') })
    await protocol.mined(fake, { ...protocol.call('vault', 'deposit', [fake]), value: ogpu('1') })
    const source = made(
      await send(fake, 'nexus', 'publishSource', sourceParams(fake)),
      'SourcePublished',
    )
    const expiryTime = (await protocol.now()) + 600n
    const terms = { source, config: '', expiryTime, payment: minPayment }
    const task = made(await send(fake, 'controller', 'publishTask', terms), 'TaskPublished')
    // It answers that it is a task of the administrator's source.
    await expect(
      send(devnetAdmin, 'vault', 'forceReleasePayment', devnetAdmin, fake),
    ).rejects.toThrow('UnknownTask')
    await send(fake, 'controller', 'cancelTask', task)
    const left = await protocol.read('vault', protocol.addresses.vault, 'balanceOf', fake)
    expect(left).toBe(ogpu('1'))
  })

  test('is no response, so a client cannot pay itself for a provider’s work', async () => {
    const { send } = protocol
    const deposit = protocol.call('vault', 'deposit', [devnetAdmin])
    await protocol.mined(devnetAdmin, { ...deposit, value: ogpu('1') })
    const source = made(
      await send(devnetAdmin, 'nexus', 'publishSource', sourceParams(devnetAdmin)),
      'SourcePublished',
    )
    const announce = protocol.call('terminal', 'announceProvider', [account(5), stake])
    await protocol.mined(master, { ...announce, value: stake })
    await send(account(5), 'terminal', 'announceMaster', master)
    await send(account(5), 'nexus', 'register', source, account(5), 1)
    const expiryTime = (await protocol.now()) + 600n
    const terms = { source, config: '', expiryTime, payment: ogpu('1') }
    const task = made(await send(devnetAdmin, 'controller', 'publishTask', terms), 'TaskPublished')
    await send(account(5), 'nexus', 'attempt', task, account(5), 0n)
    const response = { task, provider: account(5), data: 'b', payment: ogpu('1') }
    await send(account(5), 'nexus', 'submitResponse', response)
    const fake = await impostor(task)
    await expect(send(devnetAdmin, 'controller', 'confirmResponse', fake)).rejects.toThrow(
      'UnknownResponse',
    )
  })
})
