import { readFile } from 'node:fs/promises'
import type { Rolldown } from 'tsdown'
import { printQuick, quickCode } from '../compile/quickCode.ts'
import { readTaskNodes } from '../compile/readTaskNodes.ts'
import { sourceOf, taskIds } from './entries.ts'

const ALL = 'src/generated/schemas.ts'
const BY_PLATFORM = '#tasks'

/** Marks the modules of tasks that are for Node.js, beside those for bundlers. */
const FOR_NODE = '?node'
const TASK = /^src\/generated\/compiled\/([\w-]+)\.ts\?node$/
const END = 'export default task'
const QUICK = 'quick-code'
const ENTRY = 'task-for-node:'

/** The record of all tasks for each platform, to which `#tasks` leads. */
export const TASKS_ENTRIES = {
  'generated/schemas': ALL,
  'node/tasks': 'tasks-for-node',
} as const

/** The entries of single tasks for Node.js: each gives the very schema that the record has. */
export function quickEntries(): Record<string, string> {
  return Object.fromEntries(taskIds().map((id) => [`node/tasks/${id}`, `${ENTRY}${id}`]))
}

function fileOf(source: string): string {
  return new URL(`../../src/${source}`, import.meta.url).pathname
}

async function codeOfAll(): Promise<string> {
  const { code, functions } = quickCode(await readTaskNodes(taskIds()))
  return `import * as refinements from '${fileOf('schema/refinements.ts')}'
import { isMediaValue } from '${fileOf('schema/mediaValue.ts')}'
${code}
export const QUICK = ${printQuick(functions)}`
}

/** A task with code for its calls alone. */
function quickModule(task: string, source: string): string {
  if (!source.includes(END)) throw new Error(`${task} has no compiled schema.`)
  return `import { quickened } from '${fileOf('compiled/quickened.ts')}'
import { QUICK } from '${QUICK}'
${source.replace(END, `export default quickened(task, QUICK['${task}'])`)}`
}

/**
 * Gives each task code that checks its calls alone, some thirty times as fast as its nodes, and all tasks one file, for
 * Node.js. A bundle for browsers is better off without that code, which is several times as long, and with a file for
 * each task: what several pages share of one file, all of them load.
 */
export function quickTasks(): Rolldown.Plugin {
  return {
    name: 'quick-tasks',
    async resolveId(id, importer, options) {
      if (id === QUICK || id.startsWith(ENTRY)) return { id, moduleSideEffects: false }
      if (id === TASKS_ENTRIES['node/tasks'])
        return { id: `${fileOf('generated/schemas.ts')}${FOR_NODE}`, moduleSideEffects: false }
      if (importer === undefined || !/schemas|compiled/.test(id)) return null
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
      const source = resolved && sourceOf(resolved.id)
      if (source === ALL)
        return importer.startsWith(ENTRY)
          ? { id: `${resolved?.id}${FOR_NODE}` }
          : { id: BY_PLATFORM, external: true, moduleSideEffects: false }
      return importer.endsWith(FOR_NODE) && source?.startsWith('src/generated/compiled/')
        ? { id: `${resolved?.id}${FOR_NODE}`, moduleSideEffects: false }
        : null
    },
    async load(id) {
      if (id === QUICK) return await codeOfAll()
      if (id.startsWith(ENTRY))
        return `import { TASK_SCHEMAS } from '${fileOf('generated/schemas.ts')}'
export default TASK_SCHEMAS['${id.slice(ENTRY.length)}']`
      if (!id.endsWith(FOR_NODE)) return null
      const source = await readFile(id.slice(0, -FOR_NODE.length), 'utf8')
      const task = TASK.exec(sourceOf(id))?.[1]
      return { code: task === undefined ? source : quickModule(task, source), moduleType: 'ts' }
    },
  }
}
