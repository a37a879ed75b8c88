import { mkdir, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { mediaIn } from './mediaIn.ts'

/** What `--output` names cannot be written. */
export class UnwritableFileError extends TaskmeshError {
  override name = 'UnwritableFileError'
  constructor(path: string, cause: unknown) {
    super(`Cannot write ${path}: ${reasonOf(cause)}.`, {
      code: 'UNWRITABLE_FILE',
      actor: 'caller',
      path: 'output',
      details: 'Give a folder or a file that can be written.',
      cause,
    })
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'model/gltf-binary': 'glb',
}

function extensionOf(type: string): string {
  return EXTENSIONS[type] ?? type.replace(/^.*\/(x-)?/, '').replace('octet-stream', 'bin')
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ?? false
}

/**
 * Writes the files of an output.
 *
 * @param path - a folder, which is made; or the name of a file, when there is one file only.
 * @returns the paths that were written.
 * @throws {@link UnwritableFileError}.
 */
export async function saveMedia(output: unknown, path: string): Promise<string[]> {
  const files = mediaIn(output)
  const isFile = files.length === 1 && extname(path) !== '' && !(await isFolder(path))
  try {
    if (!isFile && files.length > 0) await mkdir(path, { recursive: true })
    return await Promise.all(
      files.map(async ({ keys, bytes, type }) => {
        const name = `${keys.join('-') || 'result'}.${extensionOf(type)}`
        const target = isFile ? path : join(path, name)
        await writeFile(target, bytes)
        return target
      }),
    )
  } catch (cause) {
    throw new UnwritableFileError(path, cause)
  }
}
