import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '@taskmesh/errors'

/** What runs from Node.js 20 on, also in a browser. */
export const LIGHT = [
  'errors',
  'tasks',
  'tasks-data',
  'content',
  'contracts',
  'client',
  'venues',
  'demo-models',
]
/** What needs Node.js 22.18. */
export const HEAVY = ['inference-runner', 'provider', 'devnet', 'cli']

/** Entries that are started, not imported: the command, and what a page runs in a worker. */
export const STARTED = ['@taskmesh/cli/main', '@taskmesh/venues/browser/worker']

/** The file that an import gets; nothing where there is none, or no program. */
function targetOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isRecord(value) ? targetOf(value['default']) : undefined
}

/**
 * The names by which a package that is installed can be imported in Node.js, with the files behind its
 * patterns.
 */
export function entriesOf(project: string, name: string): string[] {
  const folder = join(project, 'node_modules', ...name.split('/'))
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const entries = isRecord(manifest) && isRecord(manifest['exports']) ? manifest['exports'] : {}
  return Object.entries(entries).flatMap(([entry, value]) => {
    const target = targetOf(value)
    if (target === undefined || !target.endsWith('.js')) return []
    if (!entry.includes('*')) return [join(name, entry)]
    const [before = '', after = ''] = target.slice(2).split('*')
    return globSync(`${before}*${after}`, { cwd: folder }).map((file) => {
      const filled = file.slice(before.length, file.length - after.length)
      return join(name, entry.replace('*', filled))
    })
  })
}
