import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { downloadFile } from '@huggingface/hub'
import { ModelUnavailableError } from '../errors.ts'
import type { HubFile } from './chooseFiles.ts'
import type { HubPlace } from './hubFiles.ts'

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  return found?.size ?? 0
}

function startHash({ hash, bytes }: HubFile): Hash | undefined {
  if (hash === undefined) return undefined
  if (hash.algorithm === 'sha256') return createHash('sha256')
  return createHash('sha1').update(`blob ${bytes}\0`)
}

async function feed(hash: Hash | undefined, path: string): Promise<void> {
  if (hash === undefined) return
  for await (const chunk of createReadStream(path)) hash.update(chunk)
}

/** Whether a file on this machine is the one that the Hub lists, by its size and hash. */
export async function isSameFile(path: string, file: HubFile): Promise<boolean> {
  if ((await stat(path).catch(() => undefined))?.size !== file.bytes) return false
  const hash = startHash(file)
  await feed(hash, path)
  return hash === undefined || hash.digest('hex') === file.hash?.digest
}

/**
 * Downloads a file of the Hub beside where it belongs, from where an earlier try ended, and puts it there when size
 * and hash are those that the Hub lists.
 *
 * @param onBytes - called with how many bytes of it are there.
 * @throws ModelUnavailableError when the content is another one.
 */
export async function fetchFile(
  place: HubPlace,
  folder: string,
  file: HubFile,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const target = join(folder, file.path)
  const part = `${target}.part`
  await mkdir(dirname(target), { recursive: true })
  const fail = async (reason: string): Promise<never> => {
    await rm(part, { force: true })
    throw new ModelUnavailableError(place.id, `${file.path} ${reason}`, { retryable: true })
  }
  let bytes = await sizeOf(part)
  if (bytes > file.bytes) {
    await rm(part)
    bytes = 0
  }
  const hash = startHash(file)
  if (bytes > 0) await feed(hash, part)
  onBytes(bytes)
  if (file.bytes === 0) await writeFile(part, '')
  if (bytes < file.bytes) {
    const { id, revision, hubUrl, accessToken } = place
    const blob = await downloadFile({
      repo: { type: 'model', name: id },
      path: file.path,
      revision,
      hubUrl,
      fetch: place.fetch,
      // The plain way works with every Hub and mirror, and from any byte on.
      xet: false,
      ...(accessToken === undefined ? {} : { accessToken }),
    })
    if (blob === null) return fail('is listed and is not there')
    if (blob.size !== file.bytes)
      return fail(`has ${blob.size} bytes where ${file.bytes} are listed`)
    const output = await open(part, bytes === 0 ? 'w' : 'a')
    try {
      const rest: ReadableStream<Uint8Array> = blob.slice(bytes).stream()
      for await (const chunk of rest) {
        await output.write(chunk)
        hash?.update(chunk)
        bytes += chunk.byteLength
        if (bytes > file.bytes) break
        onBytes(bytes)
      }
    } finally {
      await output.close()
    }
  }
  if (bytes !== file.bytes) return fail(`has ${bytes} bytes where ${file.bytes} are listed`)
  if (hash !== undefined && hash.digest('hex') !== file.hash?.digest) {
    return fail('is not what the Hub lists: its hash is another one')
  }
  await rename(part, target)
}
