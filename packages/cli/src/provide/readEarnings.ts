import { existsSync } from 'node:fs'
import type { EarningsRow } from '@taskmesh/provider'
import { earningsAnswer } from './earnings.ts'
import { openProviderStore } from './openProviderStore.ts'
import type { ProviderFile } from './providerFile.ts'
import type { ProviderFolder } from './providerFolder.ts'
import { askRunning, findRunning } from './runningFile.ts'

/** Reads what was earned: from the provider that runs, or else from its store. */
export async function readEarnings(
  files: ProviderFolder,
  file: ProviderFile,
): Promise<readonly EarningsRow[]> {
  const isShared = Boolean(process.env['DATABASE_URL'])
  const running = isShared ? undefined : await findRunning(files)
  if (running !== undefined) {
    return earningsAnswer.parse(await askRunning(running, '/earnings')).earnings
  }
  if (!isShared && !existsSync(files.store)) return []
  const { store, tasks } = await openProviderStore(files, file)
  try {
    return await tasks.earnings()
  } finally {
    await store.close()
  }
}
