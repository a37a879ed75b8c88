import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const MISSING = /Cannot find (?:package|module) '([^']+)'/
const IN_STACK = /(file:\/\/[^\s)]+?):(\d+):\d+/g

function place(error: Error, folder: string): string {
  for (const [, url = '', line] of (error.stack ?? '').matchAll(IN_STACK)) {
    const path = fileURLToPath(url)
    if (path.startsWith(folder + sep)) return ` (${relative(folder, path)}, line ${line})`
  }
  return ''
}

/**
 * What a pipeline threw, as words: its name, its message, and the place in the pipeline's own files.
 *
 * @param folder - of the pipeline.
 */
export function describeFailure(
  error: unknown,
  folder: string,
): { reason: string; missingModule: string | null } {
  if (!(error instanceof Error)) return { reason: String(error), missingModule: null }
  const code: unknown = Reflect.get(error, 'code')
  const missing = MISSING.exec(error.message)?.[1] ?? null
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  if (isMissing && missing !== null) return { reason: error.message, missingModule: missing }
  const what = code === 'ERR_ACCESS_DENIED' ? `${error.message} ${deniedOf(error)}` : error.message
  return {
    reason: `${error.name}: ${what.trim()}${place(error, folder)}`,
    missingModule: null,
  }
}

/** Which permission Node.js did not give. */
function deniedOf(error: Error): string {
  const permission: unknown = Reflect.get(error, 'permission')
  return typeof permission === 'string' ? `[${permission}]` : ''
}
