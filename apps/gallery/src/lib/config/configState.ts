import { toIssues } from '@taskmesh/tasks/zod'
import { networkFile, type NetworkFile } from '@taskmesh/venues/network-file'
import * as z from 'zod/mini'

/** Whether the configuration is known. `config` is empty until it is. */
export interface ConfigState {
  status: 'loading' | 'ready' | 'absent' | 'invalid'
  config: NetworkFile
  /** Why there is none, in words. */
  reason?: string
}

/** Reads the JSON of `taskmesh.json`. */
export function readConfig(text: string): ConfigState {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { status: 'invalid', config: {}, reason: 'taskmesh.json is no JSON.' }
  }
  const parsed = z.safeParse(networkFile, json)
  if (parsed.success) return { status: 'ready', config: parsed.data }
  const messages = toIssues(parsed.error, json).map(({ path, expected }) => `${path}: ${expected}`)
  return {
    status: 'invalid',
    config: {},
    reason: `taskmesh.json does not fit: expected ${messages.join('; ')}`,
  }
}
