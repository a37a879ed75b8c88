import { existsSync } from 'node:fs'
import { ProviderAtWorkError } from './errors.ts'
import type { ProviderFolder } from './providerFolder.ts'
import { findRunning } from './runningFile.ts'

/**
 * Makes sure that nothing is taken away from a provider which works: tasks under way would not be paid.
 *
 * @throws ProviderAtWorkError.
 */
export async function checkIsIdle(files: ProviderFolder): Promise<void> {
  if (existsSync(files.paused)) return
  const running = await findRunning(files)
  if (running !== undefined) throw new ProviderAtWorkError(running.pid)
}
