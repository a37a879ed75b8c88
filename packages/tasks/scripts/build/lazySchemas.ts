import type { Rolldown } from 'tsdown'
import { schemaEntries, sourceOf } from './entries.ts'

const GENERATED = 'src/generated/schemas.ts'
const TASK = /^src\/tasks\/([\w-]+)\/schema\.ts$/
const ENTRY = 'task:'

function taskOf(file: string): string {
  const task = TASK.exec(file)?.[1]
  if (task === undefined) throw new Error(`${file} is not the schema of a task.`)
  return task
}

function getterOf(task: string): string {
  return `  get '${task}'() { return keep('${task}', require('../tasks/${task}/schema.ts').default) },`
}

/** A `require` of a module is what the bundler turns into a call that runs the module once. */
function lazyRecord(): string {
  const getters = Object.values(schemaEntries()).map((file) => getterOf(taskOf(file)))
  return `export const TASK_SCHEMAS = {\n${getters.join('\n')}\n}
function keep(task, value) {
  Object.defineProperty(TASK_SCHEMAS, task, { value, enumerable: true })
  return value
}`
}

/** The entries of single tasks: each gives the very schema that all other entries hold. */
export function lazySchemaEntries(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemaEntries()).map(([name, file]) => [name, `${ENTRY}${taskOf(file)}`]),
  )
}

/**
 * Makes each schema when it is first asked for. Making all of them took most of the time of an
 * import, and few programs use more than a few.
 */
export function lazySchemas(): Rolldown.Plugin {
  return {
    name: 'lazy-schemas',
    resolveId: (id) => (id.startsWith(ENTRY) ? { id, moduleSideEffects: false } : null),
    load(id) {
      if (sourceOf(id) === GENERATED) return { code: lazyRecord(), moduleType: 'js' }
      if (!id.startsWith(ENTRY)) return null
      const from = new URL(`../../${GENERATED}`, import.meta.url).pathname
      const task = id.slice(ENTRY.length)
      return {
        code: `import { TASK_SCHEMAS } from '${from}'\nexport default TASK_SCHEMAS['${task}']`,
        moduleType: 'js',
      }
    },
  }
}
