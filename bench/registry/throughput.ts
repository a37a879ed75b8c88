import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { SUBJECTS } from './subjects.ts'

/** How many calls a second are parsed. */
export interface Throughput {
  task: string
  size: string
  /** By the name of the task. */
  ours: number
  /** By the schema of the task alone. */
  schema: number
  ajv: number
  valibot: number
}

const PROGRAM = fileURLToPath(new URL('./throughputOf.ts', import.meta.url))

/**
 * Parses the calls of five tasks with the packed package, ajv and valibot, each kind of call in a process of its own, as
 * what was compiled for one would change the times of the next.
 */
export function throughput(installed: string): Throughput[] {
  return SUBJECTS.flatMap(({ task, calls }) =>
    Object.keys(calls).map((size) => {
      const printed = execFileSync(process.execPath, [PROGRAM, installed, task, size], {
        encoding: 'utf8',
      })
      return { task, size, ...JSON.parse(printed) }
    }),
  )
}
