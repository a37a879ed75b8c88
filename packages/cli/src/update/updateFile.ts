import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What was found out about newer versions, and when. */
export interface UpdateFile {
  /** In milliseconds since 1970. */
  checkedAt: number
  /** The latest version; `undefined` when npm did not say. */
  latest: string | undefined
}

const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/
const MAX_CHARACTERS = 1000

/** Where it is kept: in the user's cache folder. */
export function updateFilePath(env: NodeJS.ProcessEnv): string {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(cache, 'taskmesh', 'update.json')
}

/** Whether a text is a version that everybody should have, such as `1.2.3`. */
export function isStableVersion(text: unknown): text is string {
  return typeof text === 'string' && VERSION.test(text)
}

/** Reads the file. Nothing when there is none, or something else. */
export function readUpdateFile(path: string): UpdateFile | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    if (text.length > MAX_CHARACTERS) return undefined
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('checkedAt' in value)) return undefined
    const { checkedAt } = value
    if (typeof checkedAt !== 'number') return undefined
    const latest = 'latest' in value ? value.latest : undefined
    return { checkedAt, latest: isStableVersion(latest) ? latest : undefined }
  } catch {
    return undefined
  }
}
