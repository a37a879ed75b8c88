import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { StoreUnavailableError } from '../../errors/providerErrors.ts'
import { checkDiskSpace } from './diskSpace.ts'
import { lockFolder } from './folderLock.ts'
import { SyncedNodeFs } from './syncedNodeFs.ts'

/** PGlite's own, but with fsync: its `-F` turns that off. */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

function open(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new SyncedNodeFs(folder), startParams: START_PARAMETERS })
}

/** A new database is made beside the folder and then renamed, so that a folder is never half made. */
async function makeDatabase(folder: string): Promise<void> {
  const parent = dirname(folder)
  const prefix = `${basename(folder)}.new-`
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true })
  }
  const temporary = join(parent, `${prefix}${randomUUID()}`)
  const pglite = await open(temporary)
  await pglite.exec('CHECKPOINT')
  await pglite.close()
  await rename(temporary, folder)
}

/**
 * Opens the embedded Postgres of a folder, and makes it when there is none.
 *
 * @throws StoreInUseError, StoreUnavailableError.
 */
export async function openPglite(
  path: string,
): Promise<{ pglite: PGlite; close(): Promise<void> }> {
  const folder = resolve(path)
  const unlock = await lockFolder(folder)
  try {
    if (!existsSync(folder)) {
      await checkDiskSpace(dirname(folder), folder)
      await makeDatabase(folder)
    }
    const pglite = await open(folder)
    return {
      pglite,
      async close() {
        await pglite.exec('CHECKPOINT')
        await pglite.close()
        await unlock()
      },
    }
  } catch (cause) {
    await unlock()
    if (cause instanceof StoreUnavailableError) throw cause
    const reason = cause instanceof Error ? cause.message : 'unknown reason'
    throw new StoreUnavailableError(folder, reason, cause)
  }
}
