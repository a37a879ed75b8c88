/** The code that the system gave an error, such as `ENOSPC`. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** What a folder refused, and what to do. */
export interface DiskProblem {
  reason: string
  details: string
}

const ANOTHER_FOLDER = 'name another folder by cacheDirectory or TASKMESH_CACHE_DIRECTORY'

/**
 * Says what kept a file from being written into the folder for models.
 *
 * @returns `undefined` when the error is another one, such as one of the network.
 */
export function diskProblemOf(error: unknown, folder: string): DiskProblem | undefined {
  switch (systemCodeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        reason: `the disk of ${folder} is full`,
        details: `Make room, or ${ANOTHER_FOLDER}. What has come is kept, and is not downloaded again.`,
      }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
      return {
        reason: `${folder} cannot be written to`,
        details: `Give this user the right to write there, or ${ANOTHER_FOLDER}.`,
      }
    default:
      return undefined
  }
}
