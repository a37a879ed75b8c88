import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A pipeline whose task nobody has named to the compiler. */
export interface LoosePipeline {
  load?(folder: string): unknown
  run(call: unknown): unknown
  stream?(call: unknown): AsyncGenerator<unknown, unknown, void>
  dispose?(model: unknown): unknown
}

const OWN_NAME = '@taskmesh/inference-runner/pipeline'

/** Where {@link OWN_NAME} is: in source beside this file's sources, otherwise in `dist`. */
const OWN_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../../pipeline.ts' : '../../../pipeline.js',
  import.meta.url,
).href

/**
 * Lets a folder without `node_modules` import what this package brings: its own entry for pipelines, and
 * the libraries that it depends on. What the folder has itself comes first.
 */
function addFallbacks(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === OWN_NAME) return { url: OWN_URL, shortCircuit: true }
      try {
        return next(specifier, context)
      } catch (error) {
        if (/^[./]|^[a-z]+:/.test(specifier)) throw error
        try {
          return next(specifier, { ...context, parentURL: import.meta.url })
        } catch {
          throw error
        }
      }
    },
  })
}

function isPipeline(value: unknown): value is LoosePipeline {
  return typeof value === 'object' && value !== null && 'run' in value && isFunction(value.run)
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

/** Imports the pipeline of a folder; `undefined` when its file exports none. Throws what the file throws. */
export async function importPipeline(
  folder: string,
  file: string,
): Promise<LoosePipeline | undefined> {
  addFallbacks()
  const module: unknown = await import(pathToFileURL(join(folder, file)).href)
  const pipeline: unknown = Reflect.get(Object(module), 'default')
  return isPipeline(pipeline) ? pipeline : undefined
}
