import type { Rolldown } from 'tsdown'
import { sourceOf, taskIds } from './entries.ts'

const GENERATED = 'src/generated/zodSchemas.ts'
const ENTRY = 'zod:'

function getterOf(task: string): string {
  return `  get '${task}'() { return keep('${task}', require('../tasks/${task}/schema.ts').default) },`
}

/** A `require` of a module is what the bundler turns into a call that runs the module once. */
function lazyRecord(): string {
  return `export const ZOD_SCHEMAS = {\n${taskIds().map(getterOf).join('\n')}\n}
function keep(task, value) {
  Object.defineProperty(ZOD_SCHEMAS, task, { value, enumerable: true })
  return value
}`
}

/** The entries of single tasks: each gives the very schema that all other entries hold. */
export function lazySchemaEntries(): Record<string, string> {
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
    load(id) {
      if (sourceOf(id) === GENERATED) return { code: lazyRecord(), moduleType: 'js' }
      if (!id.startsWith(ENTRY)) return null
      const from = new URL(`../../${GENERATED}`, import.meta.url).pathname
      return {
        code: `import { ZOD_SCHEMAS } from '${from}'\nexport default ZOD_SCHEMAS['${id.slice(ENTRY.length)}']`,
        moduleType: 'js',
      }
    },
  }
}
