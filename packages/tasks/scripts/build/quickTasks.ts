import { readFile } from 'node:fs/promises'
import type { Rolldown } from 'tsdown'
import { printQuick, quickCode } from '../compile/quickCode.ts'
import { readTaskNodes } from '../compile/readTaskNodes.ts'
import { sourceOf, taskIds } from './entries.ts'

const TASK = /^src\/generated\/compiled\/([\w-]+)\.ts$/
const END = 'export default task'
const BY_PLATFORM = '#quick'

/** The modules behind `#quick`: one with the code, for Node.js, and one that does nothing. */
const WITH_CODE = 'quick:code'
const WITHOUT = 'quick:none'

/** The entries of both. */
export const QUICK_ENTRIES = { 'node/quick': WITH_CODE, quick: WITHOUT } as const

function fileOf(source: string): string {
  return new URL(`../../src/${source}`, import.meta.url).pathname
}

async function codeOfAll(): Promise<string> {
  const { code, functions } = quickCode(await readTaskNodes(taskIds()))
  return `import * as refinements from '${fileOf('schema/refinements.ts')}'
import { isMediaValue } from '${fileOf('schema/mediaValue.ts')}'
import { quickened as withCode } from '${fileOf('compiled/quickened.ts')}'
${code}
const QUICK = ${printQuick(functions)}
export function quickened(task, id) { return withCode(task, QUICK[id]) }`
}

/**
 * Gives each task code that checks its calls alone, some thirty times as fast as its nodes. A bundle for browsers is
 * better off without it: it is several times as long.
 */
export function quickTasks(): Rolldown.Plugin {
  return {
    name: 'quick-tasks',
    resolveId(id) {
      if (id === BY_PLATFORM) return { id, external: true, moduleSideEffects: false }
      return id === WITH_CODE || id === WITHOUT ? { id, moduleSideEffects: false } : null
    },
    async load(id) {
      if (id === WITHOUT)
        return 'export /*#__NO_SIDE_EFFECTS__*/ function quickened(task) { return task }'
      if (id === WITH_CODE) return await codeOfAll()
      const task = TASK.exec(sourceOf(id))?.[1]
      if (task === undefined) return null
      const source = await readFile(id, 'utf8')
      if (!source.includes(END)) throw new Error(`${id} is no task.`)
      const code = `import { quickened } from '${BY_PLATFORM}'
${source.replace(END, `export default quickened(task, '${task}')`)}`
      return { code, moduleType: 'ts' }
    },
  }
}
