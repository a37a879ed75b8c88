import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import * as z from 'zod'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import type { ProviderFolder } from './providerFolder.ts'
import { replaceFile } from './providerFile.ts'

const PATIENCE_MS = 3000

const schema = z.object({
  pid: z.int().min(1),
  /** Where it answers about itself. */
  url: z.url({ protocol: /^https?$/ }),
})

/** The provider that runs with a folder. */
export type RunningProvider = z.output<typeof schema>

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Asks a provider that runs, which answers JSON. `undefined` when it does not answer. */
export async function askRunning({ url }: RunningProvider, path: string): Promise<unknown> {
  try {
    const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

/**
 * Finds the provider that runs with a folder. What a killed one left behind is none: its process is
 * gone, or what has its number now does not answer as a provider does.
 */
export async function findRunning({
  running,
}: ProviderFolder): Promise<RunningProvider | undefined> {
  if (!existsSync(running)) return undefined
  const text = await readSmallFile(running, 'running').catch(() => '')
  const { success, data } = schema.safeParse(tryJson(text))
  if (!success || !isAlive(data.pid)) return undefined
  return (await askRunning(data, '/health/live')) === undefined ? undefined : data
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Notes that a provider runs. Returns what takes the note away. */
export async function noteRunning(
  { running }: ProviderFolder,
  url: string,
): Promise<() => Promise<void>> {
  await replaceFile(running, `${JSON.stringify({ pid: process.pid, url })}\n`)
  return () => rm(running, { force: true })
}
