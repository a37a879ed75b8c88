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

/** The state before `taskmesh.json` has been read. */
export const LOADING: ConfigState = { status: 'loading', config: {} }

const MAX_CONFIG_BYTES = 256 * 1024

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

/** Fetches `taskmesh.json`, which `taskmesh dev` serves beside the pages. Never rejects. */
export async function loadConfig(url: string | URL, signal?: AbortSignal): Promise<ConfigState> {
  const absent: ConfigState = {
    status: 'absent',
    config: {},
    reason: 'These pages are not connected to a runner or a chain.',
  }
  try {
    const response = await fetch(url, { signal })
    const isJson = response.headers.get('content-type')?.includes('json') === true
    if (!response.ok || !isJson) return absent
    const text = await response.text()
    return text.length > MAX_CONFIG_BYTES ? absent : readConfig(text)
  } catch {
    return absent
  }
}
