import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createReporter } from '../../output/reporter.ts'
import { readProviderFile, replaceFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { findRunning } from '../../provide/runningFile.ts'
import type { FolderOptions } from './options.ts'

/** Lets the provider take no new tasks, now and after a restart. Those under way are finished. */
export async function pause(options: FolderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  await readProviderFile(files)
  const wasPaused = existsSync(files.paused)
  if (!wasPaused) await replaceFile(files.paused, `${new Date().toISOString()}\n`)
  const running = await findRunning(files)
  const reporter = createReporter(options)
  reporter.json({ isPaused: true, wasPaused, isRunning: running !== undefined })
  if (wasPaused) return reporter.result('It was paused already.')
  reporter.result(
    running === undefined
      ? 'Paused. No provider runs here; one that starts takes no tasks.'
      : 'Paused. Tasks under way are finished, new ones are left to others.',
  )
}

/** Lets the provider take tasks again. */
export async function resume(options: FolderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  await readProviderFile(files)
  const wasPaused = existsSync(files.paused)
  await rm(files.paused, { force: true })
  const running = await findRunning(files)
  const reporter = createReporter(options)
  reporter.json({ isPaused: false, wasPaused, isRunning: running !== undefined })
  if (!wasPaused) return reporter.result('It was not paused.')
  reporter.result(
    running === undefined
      ? 'Resumed. No provider runs here: start it with `taskmesh provide`.'
      : 'Resumed.',
  )
}
