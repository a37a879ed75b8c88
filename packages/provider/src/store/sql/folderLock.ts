import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { isRecord } from '@taskmesh/errors'
import { dirname } from 'node:path'
import { z } from 'zod'
import { StoreInUseError } from '../../errors/providerErrors.ts'

const ownerSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, in a form that another process with the same pid does not have. */
  startedAt: z.string(),
})

type Owner = z.infer<typeof ownerSchema>

/** Clocks are read with little precision. */
const SAME_START_MS = 5000

/** When a process began: ticks since the machine's start on Linux, else only that it lives is known. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may have spaces; the 20th field after it is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isRecord(error) && error['code'] === 'EPERM'
  }
}

function bootTime(): number {
  return Date.now() - uptime() * 1000
}

function self(): Owner {
  const startedAt = startOf(process.pid) ?? String(Math.round(bootTime()))
  return { pid: process.pid, host: hostname(), startedAt }
}

/** A process on another machine cannot be looked at, so its lock is believed. */
function isHeld({ pid, host, startedAt }: Owner): boolean {
  if (host !== hostname()) return true
  if (!isAlive(pid)) return false
  const start = startOf(pid)
  if (start !== undefined) return start === startedAt
  return Math.abs(Number(startedAt) - bootTime()) < SAME_START_MS
}

async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    return ownerSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * Locks a folder for this process, by a file beside it that names the process. The lock of a process
 * that is gone is taken over.
 *
 * @returns a function that unlocks it.
 * @throws {@link StoreInUseError}
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`
  await mkdir(dirname(file), { recursive: true })
  const content = JSON.stringify(self())
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, content, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if (!isRecord(error) || error['code'] !== 'EEXIST') throw error
    }
    const owner = await readOwner(file)
    if (owner !== undefined && isHeld(owner)) throw new StoreInUseError(folder, owner.pid)
    await rm(file, { force: true })
  }
  throw new StoreInUseError(folder, undefined)
}
