import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isRecord, reasonOf } from '@taskmesh/errors'
import { parse } from 'yaml'
import { ConfigurationError } from './errors.ts'
import type { Layer } from './readConfiguration.ts'

/** The files that are looked for when none is named. */
export const CONFIGURATION_FILES = [
  'taskmesh.config.json',
  'taskmesh.config.yaml',
  'taskmesh.config.yml',
]
const MAX_BYTES = 1024 * 1024

/** Reads JSON or YAML, which JSON is. An alias could name a value many times over, so there may be few. */
function parseText(path: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20, prettyErrors: true })
  } catch (error) {
    throw new ConfigurationError('config', `${path} is neither JSON nor YAML: ${reasonOf(error)}`)
  }
}

/** Reads a small file. */
export async function readSmallFile(path: string, setting: string): Promise<string> {
  const fail = (reason: string) =>
    new ConfigurationError(setting, `${path} cannot be read: ${reason}.`)
  try {
    const { size } = await stat(path)
    if (size <= MAX_BYTES) return await readFile(path, 'utf8')
  } catch (error) {
    throw fail(reasonOf(error))
  }
  throw fail(`it has more than ${MAX_BYTES} bytes`)
}

/**
 * Reads the configuration file that was named, or the one in the folder.
 *
 * @throws ConfigurationError
 */
export async function readConfigurationFile(
  named: string | undefined,
  folder: string,
): Promise<Layer | undefined> {
  const found = named ?? CONFIGURATION_FILES.find((name) => existsSync(resolve(folder, name)))
  if (found === undefined) return undefined
  const path = resolve(folder, found)
  const value = parseText(found, await readSmallFile(path, 'config')) ?? {}
  if (!isRecord(value)) {
    throw new ConfigurationError('config', `${found}: expected an object with settings.`)
  }
  const { $schema: _schema, ...values } = value
  return { values, originOf: () => found, folder: dirname(path) }
}
