import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'node:fs'

/** What it costs the compiler to check a program. */
export interface TypeCost {
  program: string
  types: number
  instantiations: number
  /** Seconds for the types, fastest of several runs. */
  check: number
  /** Seconds for everything, fastest of several runs. */
  total: number
}

const RUNS = 3
const COMPILER = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
)

const PROGRAMS: Readonly<Record<string, string>> = {
  'nothing imported': 'export {}',
  '@huggingface/tasks: PIPELINE_DATA and the types of one task': `
    import { PIPELINE_DATA, type TranslationInput } from '@huggingface/tasks'
    export const name = PIPELINE_DATA['translation'].name
    export const input: TranslationInput = { inputs: 'Hello' }`,
  '@taskmesh/tasks/registry: PIPELINE_DATA': `
    import { PIPELINE_DATA } from '@taskmesh/tasks/registry'
    export const name = PIPELINE_DATA['translation'].name`,
  'zod/mini: one schema': `
    import * as z from 'zod/mini'
    export const schema = z.object({ inputs: z.string() })`,
  '@taskmesh/tasks: one task parsed': `
    import { parseRequest } from '@taskmesh/tasks'
    export const inputs = parseRequest('translation', {}).inputs`,
  '@taskmesh/tasks: a function over all tasks': `
    import { parseOutput, type OutputFor, type TaskId, type TaskInputs, type TaskRequest } from '@taskmesh/tasks'
    export function run<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
      task: Id,
      inputs: Inputs,
    ): OutputFor<Id, Inputs> {
      return parseOutput(task, null, inputs)
    }
    export const output = run('translation', 'Hello').translation_text
    export function show(request: TaskRequest): unknown {
      return request.inputs
    }`,
}

function compile(project: string): Omit<TypeCost, 'program'> {
  const printed = execFileSync(process.execPath, [COMPILER, '--extendedDiagnostics'], {
    cwd: project,
    encoding: 'utf8',
  })
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(printed)?.[1] ?? Number.NaN)
  return {
    types: read('Types'),
    instantiations: read('Instantiations'),
    check: read('Check time'),
    total: read('Total time'),
  }
}

function costOf(project: string, source: string): Omit<TypeCost, 'program'> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: 'es2023',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
  }
  const config = JSON.stringify({ compilerOptions, files: ['program.ts'] })
  writeFileSync(join(project, 'tsconfig.json'), config)
  writeFileSync(join(project, 'program.ts'), source)
  const runs = Array.from({ length: RUNS }, () => compile(project))
  const [first] = runs.toSorted((a, b) => a.total - b.total)
  if (first === undefined) throw new Error('The compiler did not run.')
  return first
}

/** Checks small programs that use the packages. */
export function typeCosts(project: string): TypeCost[] {
  return Object.entries(PROGRAMS).map(([program, source]) => ({
    program,
    ...costOf(project, source),
  }))
}
