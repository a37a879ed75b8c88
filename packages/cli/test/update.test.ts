import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainOldNode } from '../src/nodeVersion.ts'
import { startUpdateCheck } from '../src/update/startUpdateCheck.ts'
import { updateNotice, wantsUpdateNotice } from '../src/update/updateNotice.ts'

const CHECKER = join(import.meta.dirname, '../src/update/checkUpdate.ts')

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-update-'))
  file = join(folder, 'cache', 'update.json')
})
afterAll(() => rm(folder, { recursive: true }))

/** Looks for a newer version in a registry, as the process does that a command starts. */
async function check(registry: string): Promise<unknown> {
  const env = {
    ...process.env,
    npm_config_registry: registry,
    npm_config_cache: join(folder, 'npm'),
  }
  const child = spawn(process.execPath, [CHECKER, file], { env, stdio: 'inherit' })
  expect(await once(child, 'close')).toEqual([0, null])
  return JSON.parse(await readFile(file, 'utf8'))
}

test('behavior: the latest version comes from the registry that npm is set to', async () => {
  const requests: unknown[] = []
  const packument = {
    name: 'taskmesh',
    'dist-tags': { latest: '1.10.0' },
    versions: { '1.10.0': { name: 'taskmesh', version: '1.10.0', dist: {} } },
  }
  const server = createServer((request, response) => {
    requests.push(request.url)
    response.setHeader('content-type', 'application/json').end(JSON.stringify(packument))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  expect(await check(`http://127.0.0.1:${port}/`)).toMatchObject({ latest: '1.10.0' })
  server.close()
  expect(requests).toEqual(['/taskmesh'])
  expect(updateNotice('1.9.3', file)).toMatch(
    /^taskmesh 1\.10\.0 is there, this is 1\.9\.3: npm install/,
  )
  expect(startUpdateCheck(file)).toBe(false)
})

test('behavior: nothing is said of the same version, an older one, or about a preview', () => {
  for (const version of ['1.10.0', '1.11.0', '2.0.0', '1.9.0-canary.1']) {
    expect(updateNotice(version, file)).toBeUndefined()
  }
})

test('error: without a registry it is not known, and not asked again the same day', async () => {
  const found = await check('http://127.0.0.1:9/')
  expect(found).toEqual({ checkedAt: expect.any(Number) })
  expect(updateNotice('1.0.0', file)).toBeUndefined()
  expect(startUpdateCheck(file)).toBe(false)
})

test.each(['', 'no JSON', '[]', '{"checkedAt":"now"}', '{"checkedAt":1,"latest":"9; rm -rf"}'])(
  'error: a file with %j says nothing',
  async (text) => {
    const other = join(folder, 'other.json')
    await writeFile(other, text)
    expect(updateNotice('1.0.0', other)).toBeUndefined()
  },
)

test.each([
  ['a terminal', true, { env: {}, args: ['tasks'], isTerminal: true }],
  ['no terminal', false, { env: {}, args: ['tasks'], isTerminal: false }],
  ['CI', false, { env: { CI: 'true' }, args: [], isTerminal: true }],
  ['the variable', false, { env: { NO_UPDATE_NOTIFIER: '1' }, args: [], isTerminal: true }],
  ['the flag', false, { env: {}, args: ['tasks', '--no-update-notice'], isTerminal: true }],
  ['JSON', false, { env: {}, args: ['tasks', '--json'], isTerminal: true }],
])('default: with %s there may be a notice: %s', (_, expected, { env, ...how }) => {
  expect(wantsUpdateNotice(env, how)).toBe(expected)
})

test.each([
  ['18.20.4', false],
  ['20.19.0', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node.js %s is new enough: %s', (version, isEnough) => {
  const problem = explainOldNode(version)
  if (isEnough) expect(problem).toBeUndefined()
  else expect(problem).toMatch(`needs Node.js 22.18 or newer, and this is ${version}: install`)
})
