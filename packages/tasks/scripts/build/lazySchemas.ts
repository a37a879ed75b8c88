import { readFile } from 'node:fs/promises'
import type { Rolldown } from 'tsdown'
import { sourceOf, taskIds } from './entries.ts'

const ALL = 'src/generated/zodSchemas.ts'
const SCHEMA = /^src\/tasks\/[\w-]+\/schema\.ts$/
const LAZILY = new URL('../../src/zod/lazily.ts', import.meta.url).pathname
const ENTRY = 'zod:'

function schemaFile(task: string): string {
  return new URL(`../../src/tasks/${task}/schema.ts`, import.meta.url).pathname
}

/** The record of all schemas, which makes each when it is first asked for. */
function lazyRecord(): string {
  const ids = taskIds()
  const imports = ids.map((id, index) => `import make${index} from '${schemaFile(id)}'\n`)
  const getters = ids.map((id, index) => `get '${id}'() { return make${index}() },\n`)
  return `${imports.join('')}export const ZOD_SCHEMAS = {\n${getters.join('')}}`
}

/** A module of a schema as one of a function that makes it. */
function lazyModule(code: string): string {
  const imports = /^(?:import [^']*'[^']*'\n)+/.exec(code)?.[0] ?? ''
  const body = code.slice(imports.length).replace('export default', 'return')
  return `${imports}import { lazily } from '${LAZILY}'
export default /*#__PURE__*/ lazily(() => {${body}})`
}

/** The entries of single tasks: each gives the very schema that all other entries hold. */
export function schemaEntries(): Record<string, string> {
  return Object.fromEntries(taskIds().map((id) => [`tasks/${id}/schema`, `${ENTRY}${id}`]))
}

/**
 * Makes each schema of zod when it is first asked for: making all of them takes most of the time of an
 * import that needs them, such as that of the converter to JSON Schema.
 */
export function lazySchemas(): Rolldown.Plugin {
  return {
    name: 'lazy-schemas',
    resolveId: (id) => (id.startsWith(ENTRY) ? { id, moduleSideEffects: false } : null),
    async load(id) {
      const source = sourceOf(id)
      if (source === ALL) return { code: lazyRecord(), moduleType: 'js' }
      if (SCHEMA.test(source))
        return { code: lazyModule(await readFile(id, 'utf8')), moduleType: 'ts' }
      if (!id.startsWith(ENTRY)) return null
      const code = `import make from '${schemaFile(id.slice(ENTRY.length))}'
export default /*#__PURE__*/ make()`
      return { code, moduleType: 'js' }
    },
  }
}
