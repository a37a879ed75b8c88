import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'

/** A file that was named on the command line cannot be used. */
export class UnreadableFileError extends TaskmeshError {
  override name = 'UnreadableFileError'
  constructor(file: string, reason: string, cause?: unknown) {
    super(`Cannot read the file "${file}": ${reason}.`, {
      code: 'UNREADABLE_FILE',
      actor: 'caller',
      path: 'inputs',
      details: 'Give the path of a file, an http(s) URL or a data: URL, or - for standard input.',
      cause,
    })
  }
}

function describe(cause: unknown): string {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  return isMissing ? 'there is no such file' : reasonOf(cause)
}

async function read(file: string, path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (found.isDirectory()) throw new UnreadableFileError(file, 'it is a folder')
  if (found.size > MAX_MEDIA_BYTES) {
    throw new UnreadableFileError(file, `it is larger than ${MAX_MEDIA_BYTES} bytes`)
  }
  const bytes = await readFile(path)
  if (bytes.length === 0) throw new UnreadableFileError(file, 'it is empty')
  return bytes
}

/**
 * Reads a file by its path or its file: URL.
 *
 * @throws {@link UnreadableFileError}.
 */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  try {
    return await read(file, /^file:/i.test(file) ? fileURLToPath(file) : resolve(file))
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause
    throw new UnreadableFileError(file, describe(cause), cause)
  }
}
