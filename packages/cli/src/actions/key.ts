import { randomBytes } from 'node:crypto'
import { hashKey } from '@taskmesh/inference-runner/server'
import { keySetting } from '../configuration/keySetting.ts'
import { ConfigurationError } from '../configuration/errors.ts'
import { createReporter } from '../output/reporter.ts'

const KEY_BYTES = 32

/** The options of `taskmesh key`. */
export interface KeyOptions {
  admin: boolean
  json: boolean
}

/** Makes a key for a client, and prints it with what belongs into the configuration of the server. */
export function makeKey(name: string, { admin, json }: KeyOptions): void {
  const key = `tm_${randomBytes(KEY_BYTES).toString('base64url')}`
  const entry = {
    name,
    sha256: hashKey(key),
    ...(admin ? { scopes: ['call', 'admin'] } : {}),
  }
  const [issue] = keySetting.safeParse(entry).error?.issues ?? []
  if (issue !== undefined) throw new ConfigurationError('name', `name: ${issue.message}.`)
  const reporter = createReporter({ json })
  reporter.json({ key, entry })
  if (json) return
  reporter.progress('The key, for the client. It is shown once:')
  reporter.result(key)
  reporter.progress('Its entry in "keys" of the server’s configuration file:')
  reporter.result(JSON.stringify(entry))
}
