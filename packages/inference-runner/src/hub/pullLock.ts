import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ModelUnavailableError } from '../errors.ts'
import { systemCodeOf } from './diskProblem.ts'

const LOCK = '.taskmesh.lock'

const ownerSchema = z.object({ pid: z.int().check(z.gt(0)), host: z.string() })

/** Pulls of this process into a folder wait for each other. */
const running = new Map<string, Promise<void>>()

/** The process of this machine that downloads into a folder, if it lives. */
async function holderOf(file: string): Promise<number | undefined> {
  try {
    const { pid, host } = z.parse(ownerSchema, JSON.parse(await readFile(file, 'utf8')))
    if (host !== hostname() || pid === process.pid) return undefined
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return systemCodeOf(error) === 'EPERM' ? 0 : undefined
  }
}

async function take(id: string, file: string): Promise<void> {
  const content = JSON.stringify({ pid: process.pid, host: hostname() })
  try {
    await writeFile(file, content, { flag: 'wx' })
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error
    const holder = await holderOf(file)
    if (holder !== undefined) {
      const name = holder === 0 ? 'another process' : `process ${holder}`
      throw new ModelUnavailableError(id, `${name} is downloading it`, {
        retryable: true,
        details: 'Wait until it is there, and try again.',
      })
    }
    await writeFile(file, content)
  }
}

/**
 * Runs a download while no other process of this machine downloads into the same folder. The lock of a process that is
 * gone is taken over.
 *
 * @throws ModelUnavailableError that names the process.
 */
export async function whileLocked(
  id: string,
  folder: string,
  run: () => Promise<void>,
): Promise<void> {
  const file = join(folder, LOCK)
  const before = running.get(folder)
  const own = (async () => {
    await before?.catch(() => {})
    await take(id, file)
    try {
      await run()
    } finally {
      await rm(file, { force: true })
    }
  })()
  running.set(folder, own)
  try {
    await own
  } finally {
    if (running.get(folder) === own) running.delete(folder)
  }
}
