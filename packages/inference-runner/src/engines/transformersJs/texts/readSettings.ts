import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@huggingface/transformers'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError, ModelUnavailableError } from '../../../errors.ts'

const MAX_BYTES = 1024 * 1024

function assertSmall({ id }: HuggingFaceSpec, name: string, bytes: number): void {
  if (bytes <= MAX_BYTES) return
  throw new ModelLoadError(id, `${name} has ${bytes} bytes; expected at most ${MAX_BYTES}.`)
}

async function readLocal(spec: HuggingFaceSpec, name: string): Promise<string | undefined> {
  const { location } = spec
  const path = join(location, name)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  assertSmall(spec, name, found.size)
  return readFile(path, 'utf8')
}

async function readRemote(spec: HuggingFaceSpec, name: string): Promise<string | undefined> {
  const { id, location, revision } = spec
  const folder = env.remotePathTemplate
    .replaceAll('{model}', location)
    .replaceAll('{revision}', encodeURIComponent(revision))
  const response = await fetch(new URL(`${folder}${name}`, env.remoteHost)).catch(
    (error: unknown) => {
      throw new ModelUnavailableError(id, reasonOf(error), { retryable: true, cause: error })
    },
  )
  if (!response.ok) return undefined
  const bytes = await response.arrayBuffer()
  assertSmall(spec, name, bytes.byteLength)
  return new TextDecoder().decode(bytes)
}

/**
 * Reads a small JSON file of a model that not every model has.
 *
 * @returns `undefined` when there is none.
 * @throws {@link ModelLoadError} when it is not JSON or too large; {@link ModelUnavailableError} when the
 * Hub could not be reached.
 */
export async function readSettings(spec: HuggingFaceSpec, name: string): Promise<unknown> {
  try {
    const text = await (spec.isLocal ? readLocal(spec, name) : readRemote(spec, name))
    return text === undefined ? undefined : JSON.parse(text)
  } catch (error) {
    if (error instanceof TaskmeshError) throw error
    throw new ModelLoadError(spec.id, `${name} cannot be read: ${reasonOf(error)}.`, error)
  }
}
