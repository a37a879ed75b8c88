import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where what was downloaded once is kept: `taskmesh` in the user's cache folder. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'taskmesh')
}
