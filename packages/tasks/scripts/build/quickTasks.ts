import { readFile } from 'node:fs/promises'
import type { Rolldown } from 'tsdown'
import { quickCode } from '../compile/quickCode.ts'
import { readTaskNodes } from '../compile/readTaskNodes.ts'
import { sourceOf } from './entries.ts'

const TASK = /^src\/generated\/compiled\/([\w-]+)\.ts$/
const END = 'export default task'

/**
 * Gives each task code that checks its calls alone, some thirty times as fast as its nodes. A bundle for browsers is
 * better off without it: it is several times as long.
 */
export function quickTasks(): Rolldown.Plugin {
  return {
    name: 'quick-tasks',
    async load(id) {
      const task = TASK.exec(sourceOf(id))?.[1]
      if (task === undefined) return null
      const nodes = (await readTaskNodes([task])).get(task)
      const source = await readFile(id, 'utf8')
      if (nodes === undefined || !source.includes(END)) throw new Error(`${id} is no task.`)
      const { code, functions } = quickCode(nodes)
      const list = Object.entries(functions).map(([part, name]) => `${part}: ${name}`)
      return {
        code: `${source.replace(END, '')}
import * as refinements from '../../schema/refinements.ts'
import { isMediaValue } from '../../schema/mediaValue.ts'
import { quickened } from '../../compiled/quickened.ts'
${code}
export default quickened(task, { ${list.join(', ')} })
`,
        moduleType: 'ts',
      }
    },
  }
}
