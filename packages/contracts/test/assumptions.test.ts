import { keccak256, parseEventLogs, toHex, type Address } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runAnvil, type Anvil } from '../scripts/anvil.ts'
import { compileContracts } from '../scripts/compile.ts'
import { deployProtocol } from '../scripts/deployProtocol.ts'
import { devClient } from '../scripts/devClient.ts'
import { devnetAdmin, nexusAbi, taskStatusFromNumber } from '../src/index.ts'
import {
  account,
  made,
  minPayment,
  ogpu,
  protocolOn,
  sourceParams,
  stake,
  type Protocol,
} from './support/protocol.ts'

const flipped: string[] = []
const artifacts = compileContracts({
  edit: (file, content) =>
    file === 'Assumptions.sol'
      ? content.replace(/(bool internal constant \w+ = )(true|false)/g, (_, start, value) => {
          flipped.push(start)
          return `${start}${value === 'true' ? 'false' : 'true'}`
        })
      : content,
})

test('the contracts compile, and fit, with every assumption the other way round', () => {
  expect(flipped.length).toBeGreaterThan(20)
  for (const [name, { deployedBytecode }] of Object.entries(artifacts))
    expect(deployedBytecode.length / 2 - 1, name).toBeLessThanOrEqual(24_576)
})

let anvil: Anvil
let protocol: Protocol
let start: `0x${string}`
let manual: Address
let first: Address

const client = account(1)
const master = account(2)
const provider = account(3)
const stranger = account(4)
const otherMaster = account(5)
const otherProvider = account(6)

beforeAll(async () => {
  anvil = await runAnvil()
  const at = await deployProtocol({ client: devClient(anvil.url), artifacts })
  protocol = protocolOn(anvil.url, {
    manager: at.Manager,
    nexus: at.Nexus,
    controller: at.Controller,
    terminal: at.Terminal,
    vault: at.Vault,
  })
  await deposit(client, ogpu('5'))
  await protocol.send(client, 'vault', 'lock', stake)
  manual = await publishSource(0)
  first = await publishSource(1)
  await pair(master, provider)
  await pair(otherMaster, otherProvider)
  start = await protocol.client.snapshot()
}, 60_000)
afterAll(() => anvil[Symbol.asyncDispose]())
beforeEach(async () => {
  await protocol.client.revert({ id: start })
  start = await protocol.client.snapshot()
})

async function deposit(owner: Address, value: bigint) {
  await protocol.mined(owner, { ...protocol.call('vault', 'deposit', [owner]), value })
}

async function publishSource(deliveryMethod: 0 | 1) {
  const params = sourceParams(client, deliveryMethod)
  return made(await protocol.send(client, 'nexus', 'publishSource', params), 'SourcePublished')
}

async function pair(owner: Address, worker: Address) {
  const announce = protocol.call('terminal', 'announceProvider', [worker, stake])
  await protocol.mined(owner, { ...announce, value: stake })
  await protocol.send(worker, 'terminal', 'announceMaster', owner)
  await protocol.send(worker, 'vault', 'lock', stake)
  for (const source of [manual, first])
    await protocol.send(worker, 'nexus', 'register', source, worker, 1)
}

async function publishTask(source: Address, { by = client, seconds = 600n } = {}) {
  const expiryTime = (await protocol.now()) + seconds
  const terms = { source, config: '', expiryTime, payment: minPayment }
  return made(await protocol.send(by, 'controller', 'publishTask', terms), 'TaskPublished')
}

const attempt = (task: Address, worker = provider, bid = 0n) =>
  protocol.send(worker, 'nexus', 'attempt', task, worker, bid)

async function respond(task: Address, { worker = provider, data = 'a', payment = 1n } = {}) {
  await attempt(task, worker)
  const params = { task, provider: worker, data, payment }
  return made(await protocol.send(worker, 'nexus', 'submitResponse', params), 'ResponseSubmitted')
}

async function wait(seconds: number) {
  await protocol.client.increaseTime({ seconds })
  await protocol.client.mine({ blocks: 1 })
}

const statusOf = async (task: Address) =>
  taskStatusFromNumber(await protocol.read<number>('task', task, 'getStatus'))
const vaultOf = (name: string, owner: Address) =>
  protocol.read<bigint>('vault', protocol.addresses.vault, name, owner)

describe('the other way round', () => {
  test('anybody publishes tasks, and the client of the source pays', async () => {
    const before = await vaultOf('balanceOf', client)
    const task = await publishTask(manual, { by: stranger })
    expect(await vaultOf('balanceOf', client)).toBe(before - minPayment)
    expect(await vaultOf('frozenPayment', task)).toBe(minPayment)
    await expect(protocol.send(stranger, 'controller', 'cancelTask', task)).rejects.toThrow(
      'NotOwner',
    )
    await protocol.send(client, 'controller', 'cancelTask', task)
    expect(await vaultOf('balanceOf', client)).toBe(before)
  })

  test('an attempt at an expired task marks it and refunds its client', async () => {
    const before = await vaultOf('balanceOf', client)
    const task = await publishTask(manual)
    await wait(601)
    const { logs } = await attempt(task)
    const events = parseEventLogs({ abi: nexusAbi, logs }).map(({ eventName }) => eventName)
    expect(events).toEqual(['TaskStatusChanged'])
    expect(await statusOf(task)).toBe('EXPIRED')
    expect(await vaultOf('balanceOf', client)).toBe(before)
    await expect(attempt(task)).rejects.toThrow('Expired')
  })

  test('a response to an expired task marks it too, and is not made', async () => {
    const task = await publishTask(first)
    await attempt(task)
    await wait(601)
    const params = { task, provider, data: 'a', payment: minPayment }
    await protocol.send(provider, 'nexus', 'submitResponse', params)
    expect(await statusOf(task)).toBe('EXPIRED')
    expect(await vaultOf('totalEarningsOf', master)).toBe(0n)
    expect(await vaultOf('frozenPayment', task)).toBe(0n)
  })

  test('MANUAL pays the whole payment, to the master', async () => {
    const before = await vaultOf('balanceOf', master)
    const response = await respond(await publishTask(manual), { payment: 1n })
    await protocol.send(client, 'controller', 'confirmResponse', response)
    expect(await vaultOf('balanceOf', master)).toBe(before + minPayment)
    expect(await vaultOf('totalEarningsOf', master)).toBe(minPayment)
    expect(await vaultOf('totalEarningsOf', provider)).toBe(0n)
  })

  test('a provider without a master is paid itself', async () => {
    const alone = account(8)
    await protocol.send(account(7), 'terminal', 'announceProvider', alone, 0n)
    await deposit(alone, stake)
    await protocol.send(alone, 'vault', 'lock', stake)
    await protocol.send(alone, 'nexus', 'register', first, alone, 1)
    await respond(await publishTask(first), { worker: alone, payment: 7n })
    expect(await vaultOf('balanceOf', alone)).toBe(7n)
  })

  test('a source that gets another client takes no money from one to the other', async () => {
    await deposit(stranger, ogpu('5'))
    await protocol.send(stranger, 'vault', 'lock', stake)
    const old = await vaultOf('balanceOf', client)
    const theirs = await publishTask(manual)
    await protocol.send(client, 'nexus', 'updateSource', manual, sourceParams(stranger))
    const before = await vaultOf('balanceOf', stranger)
    const ours = await publishTask(manual)
    await protocol.send(stranger, 'controller', 'cancelTask', theirs)
    expect(await vaultOf('balanceOf', client)).toBe(old)
    expect(await vaultOf('balanceOf', stranger)).toBe(before - minPayment)
    const response = await respond(ours)
    await protocol.send(stranger, 'controller', 'confirmResponse', response)
    expect(await vaultOf('frozenPayment', stranger)).toBe(0n)
    expect(await vaultOf('frozenPayment', client)).toBe(0n)
    const counts = [client, stranger].map((owner) =>
      protocol.read('nexus', protocol.addresses.nexus, 'getActiveSourceCount', owner),
    )
    expect(await Promise.all(counts)).toEqual([1n, 1n])
    await protocol.send(stranger, 'nexus', 'inactivateSource', manual)
  })

  test('FIRST_RESPONSE pays what the response asks for, the client gets the rest', async () => {
    const before = await vaultOf('balanceOf', client)
    const task = await publishTask(first)
    await respond(task, { payment: 7n })
    expect(await statusOf(task)).toBe('FINALIZED')
    expect(await vaultOf('totalEarningsOf', master)).toBe(7n)
    expect(await vaultOf('balanceOf', client)).toBe(before - 7n)
    expect(await vaultOf('frozenPayment', task)).toBe(0n)
  })

  test('two providers may say the same, and bid more than there is', async () => {
    const task = await publishTask(manual)
    await attempt(task, provider, minPayment * 2n)
    const params = { task, provider, data: 'same', payment: 1n }
    await protocol.send(provider, 'nexus', 'submitResponse', params)
    await respond(task, { worker: otherProvider, data: 'same' })
    expect(await protocol.read('task', task, 'getAttemptCount')).toBe(2n)
  })

  test('a client may neither publish late nor confirm late, nor cancel what expired', async () => {
    await expect(publishTask(manual, { seconds: -10n })).rejects.toThrow('Expired')
    const task = await publishTask(manual)
    const response = await respond(task)
    await wait(601)
    const { send } = protocol
    await expect(send(client, 'controller', 'confirmResponse', response)).rejects.toThrow('Expired')
    await expect(send(client, 'controller', 'cancelTask', task)).rejects.toThrow('TaskNotNew')
  })

  test('a client needs stake, and announced money is no stake', async () => {
    const params = sourceParams(stranger)
    await expect(protocol.send(stranger, 'nexus', 'publishSource', params)).rejects.toThrow(
      'NotEligible',
    )
    const announce = protocol.call('terminal', 'announceProvider', [account(8), stake])
    await protocol.mined(account(7), { ...announce, value: stake })
    expect(await vaultOf('lockupOf', account(8))).toBe(0n)
    expect(await vaultOf('balanceOf', account(8))).toBe(stake)
  })

  test('a provider whose stake is gone attempts nothing', async () => {
    const task = await publishTask(manual)
    await protocol.send(provider, 'vault', 'unbond', stake)
    await expect(attempt(task)).rejects.toThrow('NotEligible')
    const judge = devnetAdmin
    await expect(protocol.send(judge, 'vault', 'sanction', provider, 1n)).rejects.toThrow(
      'InsufficientLockup',
    )
    expect(await vaultOf('unbondingTimestamp', provider)).toBe(await protocol.now())
    await expect(protocol.send(provider, 'vault', 'claim')).rejects.toThrow('UnbondingNotElapsed')
    await wait(60)
    await protocol.send(provider, 'vault', 'claim')
    expect(await vaultOf('balanceOf', provider)).toBe(stake)
  })

  test('the hash of a submission names its provider', async () => {
    const task = await publishTask(manual)
    await respond(task, { data: 'a' })
    const ofData = keccak256(toHex('a'))
    expect(await protocol.read('task', task, 'isAlreadySubmitted', ofData)).toBe(false)
  })
})
