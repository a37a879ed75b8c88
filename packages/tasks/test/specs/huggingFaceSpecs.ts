import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fieldPaths, within, type Resolve } from './fieldPaths.ts'

const require = createRequire(import.meta.url)
const FOLDER = join(dirname(require.resolve('@huggingface/tasks/package.json')), 'src/tasks')

/** A folder that shows contributors of that package what a task looks like. */
const TEMPLATE = 'placeholder'

/** The files of a task's specs, with what each describes. */
const PARTS = [
  ['input', 'input.json'],
  ['output', 'output.json'],
  ['stream', 'stream_output.json'],
] as const

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))
}

const common = within(read('common-definitions.json'))

function resolveIn(spec: unknown): Resolve {
  const local = within(spec)
  return (reference) => (reference.startsWith('#') ? local(reference) : common(reference))
}

/** The ids of all tasks that have a spec. */
export const SPECIFIED: readonly string[] = readdirSync(FOLDER)
  .filter((id) => id !== TEMPLATE && existsSync(join(FOLDER, id, 'spec')))
  .toSorted()

/** The places that the specs of a task have, in all its files, and the strings that they name one by one. */
export function pathsOfSpec(id: string): string[] {
  return PARTS.flatMap(([part, file]) => {
    const path = join(id, 'spec', file)
    if (!existsSync(join(FOLDER, path))) return []
    const spec = read(path)
    return [...fieldPaths(spec, resolveIn(spec), part)].filter((place) => !place.endsWith('=*'))
  })
}
