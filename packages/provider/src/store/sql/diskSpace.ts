import { statfs } from 'node:fs/promises'
import { StoreUnavailableError } from '../../errors/providerErrors.ts'

const MIB = 2 ** 20
/**
 * What has to be free before anything is written, in bytes: Postgres makes files of 16 MiB for its log,
 * and an embedded one that cannot never comes back from its commit.
 */
const RESERVE = 64 * MIB

/**
 * Refuses to write to a folder whose disk is nearly full, so that what is stored stays whole and the
 * store works again as soon as there is room.
 *
 * @throws StoreUnavailableError.
 */
export async function checkDiskSpace(folder: string, name = folder): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free >= RESERVE) return
  const left = Math.floor(free / MIB)
  throw new StoreUnavailableError(
    name,
    `its disk has ${left} MiB left, and ${RESERVE / MIB} MiB have to be free`,
    undefined,
  )
}
