/** A newcomer's way from nothing to a first payment, by the commands of the guide; and what else `taskmesh provide` does. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClient, http, parseEther } from 'viem'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openKeystore } from '../src/keystore/keystoreFile.ts'
import { FREE_PORTS, startCommand, type Ended, type Running } from './command.ts'
import { runInProcess } from './support/inProcess.ts'

const GUIDE = join(import.meta.dirname, '../../provider/OPERATING.md')
const PASSPHRASE = 'a passphrase of the test'
const ADDRESS = /^0x[0-9a-fA-F]{40}$/m

/** The commands of the guide's first section, each as its words. */
function commandsOfGuide(): string[][] {
  const guide = readFileSync(GUIDE, 'utf8')
  const section = guide.split('\n## ')[1] ?? ''
  const blocks = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) => block)
  const lines = blocks.join('').split('\n')
  return lines
    .filter((line) => line.startsWith('taskmesh '))
    .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].slice(1).map(([, a, b]) => a ?? b ?? ''))
}

const [dev = [], init = [], provide = [], publish = [], earnings = [], ...others] =
  commandsOfGuide()

let folder: string
let network: Running
let provider: Running
let gallery: string
let operations: string
const written: string[] = []

const env = () => ({ TASKMESH_PASSPHRASE: PASSPHRASE, TASKMESH_PROVIDER_FOLDER: join(folder, 'p') })
const start = (words: readonly string[]) => startCommand(words, { env: env() })
const keep = (ended: Ended) => {
  written.push(ended.stdout, ended.stderr)
  return ended
}
/** Runs a command of the guide as a person does, in a process of its own. */
const type = async (...words: string[]) => keep(await start(words).ended)
const run = async (...words: string[]) => keep(await runInProcess(words))
/** Runs a command that is to end well, and reads its last line of JSON. */
async function runJson(...words: string[]) {
  const { code, stdout, stderr } = await run(...words, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
const on = () => ['--network', gallery]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provide-'))
  for (const [name, value] of Object.entries(env())) vi.stubEnv(name, value)
  network = start([...dev, ...FREE_PORTS])
  const output = await network.saw('Stop with Ctrl-C.')
  gallery = /Gallery\s+(http:\S+)/.exec(output)?.[1] ?? ''
}, 120_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  for (const one of [provider, network]) {
    one?.child.kill('SIGTERM')
    await one?.ended
  }
  await rm(folder, { recursive: true, force: true })
}, 60_000)

describe('the five commands of the guide', () => {
  test('there are five', () => {
    expect([dev[0], init[1], provide[0], publish[0], earnings[1]]).toEqual([
      'dev',
      'init',
      'provide',
      'publish',
      'earnings',
    ])
    expect(others).toEqual([])
  })

  test('error: a stake that is too low is refused before anything is written or sent', async () => {
    const { code, stderr } = await run(...init, ...on(), '--stake', '0.00001')
    expect(code).toBe(1)
    expect(stderr).toMatch(/The stake of 0\.00001 OGPU is too low[^]*0\.1 OGPU/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('error: without a yes nothing is sent, and the cost of each step was shown', async () => {
    const words = init.filter((word) => word !== '--yes')
    const { code, stderr } = await run(...words, ...on())
    expect(code).toBe(1)
    expect(stderr).toMatch(/stakes for it: 0\.1 OGPU, gas at most 0\.000\d+ OGPU/)
    expect(stderr).toContain('Nothing was sent.')
  })

  test('behavior: they lead to a first payment', async () => {
    const made = await type(...init, ...on())
    expect(made.code, made.stderr).toBe(0)
    expect(made.stderr).toMatch(/Done: announceProvider[^]*Done: announceMaster[^]*Done: register/)

    provider = start([...provide, '--port', '0', '--min-payment', '0.0015'])
    const log = await provider.saw('"activity":"working"')
    operations = /"url":"(http:[^"]+)"/.exec(log)?.[1] ?? ''

    const published = await type(...publish, ...on())
    expect(published.code, published.stderr).toBe(0)
    expect(published.stdout).toContain('POSITIVE')
    expect(published.stderr).toMatch(/Pays +0\.002 OGPU[^]*Gas +at most 0\.00\d+ OGPU/)

    const { code, stdout, stderr } = await type(...earnings)
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/day +source +model +tasks +earned +gas +net/)
    expect(stdout).toMatch(/\d{4}-\d\d-\d\d +0x\w+ +\S+ +1 +0\.002 +0\.000\d+ +0\.001\d+/)
  })
})

describe('taskmesh provide', () => {
  test('behavior: setting up twice does nothing the second time', async () => {
    const policy = ['--min-payment', '0.003', '--max-tasks-per-day', '500']
    expect(await runJson(...init, ...on(), ...policy)).toMatchObject({ steps: 0 })
  })

  test('behavior: status, earnings and withdrawing say the same to the wei', async () => {
    const status = await runJson('provide', 'status')
    expect(status).toMatchObject({
      isPaused: false,
      vaultBalance: '2000000000000000',
      earnings: '2000000000000000',
      isEligible: true,
      work: { activity: 'working' },
    })
    const sum = await runJson('provide', 'earnings', '--by', 'day')
    expect(sum).toMatchObject({ confirmed: 1, earned: status.earnings })
    expect(BigInt(sum.net)).toBe(BigInt(sum.earned) - BigInt(sum.fees))
    const { stdout } = await run('provide', 'earnings', '--csv')
    expect(stdout.split('\n')[0]).toBe('day,source,model,tasks,earned,gas,net')
    const to = '0x00000000000000000000000000000000000000AA'
    const refused = await run('provide', 'withdraw', '0.0005', '--to', to)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/From the vault[^]*Gas: about[^]*Nothing was sent/)
    const withdrawn = await runJson('provide', 'withdraw', '0.0005', '--to', to, '--yes')
    expect(withdrawn).toMatchObject({ amountWei: '500000000000000', to })
    const after = await runJson('provide', 'status')
    expect(after.vaultBalance).toBe('1500000000000000')
    const tooMuch = await run('provide', 'withdraw', '5', '--yes')
    expect(tooMuch.stderr).toContain('at most 0.0015 OGPU, got 5 OGPU')
  })

  test('behavior: health, readiness and metrics are those of a provider that has done a task', async () => {
    const ready = await fetch(`${operations}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', checks: { activity: 'working', node: true, models: true } },
    ])
    const metrics = await fetch(`${operations}/metrics`)
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/)
    const text = await metrics.text()
    written.push(text)
    for (const line of [
      'taskmesh_provider_tasks_running 0',
      'taskmesh_provider_tasks_open{state="SEEN"} 0',
      'taskmesh_provider_tasks_total{state="SEEN",task="text-classification"} 1',
      'taskmesh_provider_earnings_ogpu 0.002',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toMatch(/stage_seconds_count\{stage="RUNNING",task="text-classification"\} 1/)
    expect(text).toMatch(/^taskmesh_provider_gas_spent_ogpu 0\.000\d+$/m)
  })

  test('behavior: a paused provider leaves tasks to others, which can be canceled; resumed it takes what is left', async () => {
    expect(await runJson('provide', 'pause')).toEqual({
      isPaused: true,
      wasPaused: false,
      isRunning: true,
    })
    await provider.saw('"activity":"paused"')
    const { stdout } = await run('publish', 'text-classification', 'I hate it.', '--yes', ...on())
    const address = ADDRESS.exec(stdout)?.[0] ?? ''
    const none = await run('task', address, 'result', ...on())
    expect(none.code).toBe(1)
    expect(none.stderr).toContain('has no result: it is NEW')
    const { taskAddress } = await runJson(
      'publish',
      'text-classification',
      'Never mind.',
      '--payment',
      '0.001',
      '--yes',
      ...on(),
    )
    const early = await run('task', taskAddress, 'refund', '--yes', ...on())
    expect(early.stderr).toMatch(/A provider may answer until[^]*cancel takes it back/)
    expect(await runJson('task', taskAddress, 'cancel', '--yes', ...on())).toMatchObject({
      action: 'cancel',
      paymentWei: '1000000000000000',
    })
    expect(await runJson('task', taskAddress, ...on())).toMatchObject({ status: 'CANCELED' })
    const twice = await run('task', taskAddress, 'cancel', '--yes', ...on())
    expect(twice.stderr).toContain('is back in the vault balance already')
    expect(await runJson('provide', 'resume')).toMatchObject({ wasPaused: true })
    const result = await runJson('task', address, 'result', '--wait', ...on())
    expect(result).toMatchObject({
      task: 'text-classification',
      status: 'FINALIZED',
      result: [{ label: 'NEGATIVE' }],
    })
    expect(await runJson('task', address, ...on())).toMatchObject({ status: 'FINALIZED' })
    const over = await run('task', address, 'refund', '--yes', ...on())
    expect(over.stderr).toContain('Its provider was paid.')
  })

  test('behavior: the same key never pays twice', async () => {
    const words = ['publish', 'text-classification', 'Nice.', '--key', 'order-1', '--yes', ...on()]
    const first = await runJson(...words)
    const second = await runJson(...words)
    expect(second).toMatchObject({ taskAddress: first.taskAddress, isRepeated: true })
  })

  test('behavior: several inputs are several tasks, each paid and answered', async () => {
    const words = ['publish', 'text-classification', 'I like it.', 'I hate it.', '--each', ...on()]
    const asked = await run(...words)
    expect(asked.stderr).toMatch(
      /Pays +0\.004 OGPU for 2 tasks, 0\.002 OGPU each[^]*Nothing was sent/,
    )
    const { code, stdout, stderr } = await run(...words, '--yes', '--wait', '--json')
    expect(code, stderr).toBe(0)
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results).toMatchObject([
      { status: 'FINALIZED', paymentWei: '2000000000000000', result: [{ label: 'POSITIVE' }] },
      { status: 'FINALIZED', paymentWei: '2000000000000000', result: [{ label: 'NEGATIVE' }] },
    ])
  })

  test('behavior: what the policy declines is counted by reason, in status and metrics', async () => {
    const words = ['text-classification', 'Cheap.', 'Cheaper.', '--each', '--payment', '0.001']
    const published = await run('publish', ...words, '--yes', ...on())
    expect(published.code, published.stderr).toBe(0)
    const declines = await vi.waitUntil(
      async () => {
        const { work } = await runJson('provide', 'status')
        return work.declines[0]?.count === 2 && work.declines
      },
      { timeout: 30_000, interval: 100 },
    )
    expect(declines).toEqual([
      { code: 'PAYMENT_TOO_LOW', count: 2, latest: expect.stringContaining('0.0015 OGPU') },
    ])
    const { stdout } = await run('provide', 'status')
    expect(stdout).toMatch(/Declined +2 PAYMENT_TOO_LOW, the latest: it pays 0\.001 OGPU/)
    const metrics = await (await fetch(`${operations}/metrics`)).text()
    expect(metrics).toContain('not_done_total{state="DECLINED",code="PAYMENT_TOO_LOW"')
  })

  test('behavior: the policy of provider.json is set by init, kept, and shown by the doctor', async () => {
    await runJson(...init, ...on(), '--no-at-loss', '--margin', '2.5')
    const { policy } = JSON.parse(readFileSync(join(folder, 'p', 'provider.json'), 'utf8'))
    expect(policy).toEqual({
      worksAtLoss: false,
      minPayment: '0.003',
      marginPercent: 2.5,
      daily: { maxTasks: 500 },
    })
    const { stdout } = await run('provide', 'doctor')
    expect(stdout).toMatch(/pays 0\.003 OGPU or more, and leaves 2\.5 %[^]*at most 500 tasks a day/)
    expect(stdout).toMatch(/pays the least, 0\.001 OGPU, would be left: it pays 0\.001 OGPU/)
  })

  test('behavior: the doctor finds nothing amiss, and a second process is refused', async () => {
    const { code, stdout } = await run('provide', 'doctor', '--json')
    const findings = stdout
      .trim()
      .split('\n')
      .map((line): { level: string } => JSON.parse(line))
    expect(findings.filter(({ level }) => level === 'fail')).toEqual([])
    expect(code).toBe(0)
    const second = await run('provide', '--port', '0')
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/runs already, as process \d+/)
  })

  test.each([
    [['provide', 'status', '--folder', '/nowhere/at-all'], 'holds no provider'],
    [['provide', 'withdraw', '-1'], 'Expected an amount in OGPU'],
    [['provide', 'withdraw', '1e18'], 'Expected an amount in OGPU'],
    [['provide', 'earnings', '--by', 'week'], 'Expected a list with commas of day'],
    [['provide', 'earnings', '--from', 'yesterday'], 'Expected a day'],
    [['provide', 'init', '--source', 'no-task'], 'no-task'],
    [['provide', 'init', '--source', 'text-classification=0x12'], 'expected a task, an address'],
    [['provide', 'init', '--stake', 'much'], 'Expected an amount in OGPU'],
    [['provide', 'init', '--network', 'ftp://x'], 'Expected mainnet, testnet, or the URL'],
    [['provide', '--port', '99999'], 'Expected a port'],
    [['provide', 'dance'], 'dance'],
    [['provide', '--margin', 'lots'], 'Expected percent'],
    [['provide', 'init', '--max-tasks-per-day', '0'], 'Expected a whole number from 1'],
    [['provide', 'run', '--min-payment', '-1'], 'Expected an amount in OGPU'],
    [['provide', 'unbond', '1000'], 'provide pause'],
    [['provide', 'unregister', '--source', 'all'], 'Expected an address'],
    [['provide', 'unregister'], 'tasks under way would not be paid'],
    [['provide', 'claim'], 'No stake is on its way back'],
    [['publish', 'text-classification', 'x', '--payment', '-1'], 'Expected an amount'],
    [['publish', 'text-classification', 'x', '--expires', '5'], 'Expected a time'],
    [['publish', 'text-classification', 'x', '--source', '0x1'], 'Expected an address'],
    [['task', '0x1'], 'Expected an address'],
    [['task', `0x${'1'.repeat(40)}`, 'steal'], 'Allowed choices are status, result'],
  ])('error: %j says what was expected', async (words, expected) => {
    const extra = words.includes('init') && words[3] !== 'ftp://x' ? on() : []
    const { code, stderr } = await run(...words, ...extra)
    expect(code).toBe(1)
    expect(stderr).toContain(expected)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('error: a task that is not on the chain', async () => {
    const { code, stderr } = await run('task', `0x${'1'.repeat(40)}`, ...on())
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Error: .*0x1111/)
  })

  test('error: settings that a person broke name the place', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    const good = JSON.parse(readFileSync(join(folder, 'p', 'provider.json'), 'utf8'))
    for (const [changes, expected] of [
      [{ network: { ...good.network, rpcUrl: 'file:///etc/passwd' } }, 'network.rpcUrl'],
      [{ sources: [] }, 'sources: expected at least one source'],
      [{ maxFeePerDay: 2 }, 'maxFeePerDay'],
      [{ policy: { minPayment: 'much' } }, 'policy.minPayment: expected an amount in OGPU'],
      [{ policy: { daily: { maxTasks: 0.5 } } }, 'policy.daily.maxTasks'],
      [{ policy: { surprise: true } }, 'policy: Unrecognized key: "surprise"'],
      [{ policy: 7 }, 'policy'],
      [{ surprise: true }, 'surprise'],
    ] as const) {
      await writeFile(join(broken, 'provider.json'), JSON.stringify({ ...good, ...changes }))
      const { code, stderr } = await run('provide', 'status', '--folder', broken)
      expect(code).toBe(1)
      expect(stderr).toContain(expected)
    }
  })

  test.each([['status'], ['unbond'], ['unregister'], ['claim']])(
    'error: %s names the node that does not answer, but no key in its URL',
    async (command) => {
      const away = join(folder, 'away')
      mkdirSync(away, { recursive: true })
      const good = JSON.parse(readFileSync(join(folder, 'p', 'provider.json'), 'utf8'))
      const lost = {
        ...good,
        network: { ...good.network, rpcUrl: 'http://127.0.0.1:1/my-api-key' },
      }
      await writeFile(join(away, 'provider.json'), JSON.stringify(lost))
      const { code, stderr } = await run('provide', command, '--folder', away)
      expect(code).toBe(1)
      expect(stderr).toContain('127.0.0.1:1')
      expect(stderr).not.toContain('my-api-key')
    },
  )

  test('behavior: a provider that wants out gets its stake back, step by step', async () => {
    provider.child.kill('SIGTERM')
    await provider.ended
    const early = await run('provide', 'unbond', '--yes')
    expect(early.stderr).toMatch(/is registered[^]*Leave the sources first/)
    const asked = await run('provide', 'unregister')
    expect(asked.stderr).toMatch(/leaves 0x\w+[^]*Gas: about 0\.0[^]*Nothing was sent/)
    const left = await runJson('provide', 'unregister', '--yes')
    expect(left).toMatchObject({
      sources: [expect.stringMatching(ADDRESS)],
      hashes: [expect.stringMatching(/^0x/)],
    })
    expect(await runJson('provide', 'unregister', '--yes')).toEqual({ sources: [], hashes: [] })
    const tooMuch = await run('provide', 'unbond', '5', '--yes')
    expect(tooMuch.stderr).toContain('at most 0.1 OGPU, got 5 OGPU')
    const unbond = keep(await run('provide', 'unbond', '--yes'))
    expect(unbond.code, unbond.stderr).toBe(0)
    expect(unbond.stderr).toContain('0.1 OGPU, in 1 minute')
    expect(unbond.stdout).toMatch(/0\.1 OGPU can be claimed from \d{4}-\d\d-\d\d \d\d:/)
    const tooEarly = await run('provide', 'claim', '--yes')
    expect(tooEarly.stderr).toMatch(/can be claimed from [^]*, in \d+ second|minute/)
    const { network: place } = JSON.parse(readFileSync(join(folder, 'p', 'provider.json'), 'utf8'))
    const chain = createTestClient({ mode: 'anvil', transport: http(place.rpcUrl) })
    await chain.increaseTime({ seconds: 61 })
    await chain.mine({ blocks: 1 })
    const before = await runJson('provide', 'status')
    expect(before).toMatchObject({ stake: '0', unbonding: '100000000000000000' })
    expect(await runJson('provide', 'claim', '--yes')).toMatchObject({
      amountWei: '100000000000000000',
    })
    const after = await runJson('provide', 'status')
    expect(BigInt(after.vaultBalance) - BigInt(before.vaultBalance)).toBe(parseEther('0.1'))
    await runJson('provide', 'withdraw', '--yes')
    const end = await runJson('provide', 'status')
    expect(end).toMatchObject({ stake: '0', unbonding: '0', vaultBalance: '0', registeredAt: [] })
  })

  test('security: no key and no passphrase stands in anything that was written', async () => {
    const p = join(folder, 'p')
    provider.child.kill('SIGTERM')
    const { code, stdout, stderr } = keep(await provider.ended)
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('"activity":"stopping"')
    const keys = await Promise.all(
      ['provider.key.json', 'master.key.json'].map((name) =>
        openKeystore(join(p, name), PASSPHRASE),
      ),
    )
    const secrets = [...keys.map((key) => key.slice(2)), PASSPHRASE]
    const files = readdirSync(p, { recursive: true, encoding: 'utf8' })
      .map((name) => join(p, name))
      .filter((path) => statSync(path).isFile())
    expect(files.length).toBeGreaterThan(4)
    const texts = [...written, ...files.map((path) => readFileSync(path, 'latin1'))]
    const bytes = keys.map((key) => Buffer.from(key.slice(2), 'hex').toString('latin1'))
    for (const secret of [...secrets, ...bytes]) {
      expect(texts.filter((text) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([])
    }
    expect(statSync(p).mode & 0o777).toBe(0o700)
    const own = files.filter((path) => !path.startsWith(join(p, 'store')))
    for (const path of own) expect(statSync(path).mode & 0o777, path).toBe(0o600)
  })
})
