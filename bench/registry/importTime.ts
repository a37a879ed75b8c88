import { execFileSync } from 'node:child_process'

/** How long a module takes to import in a process of its own. */
export interface ImportTime {
  entry: string
  /** Median in milliseconds. */
  median: number
  fastest: number
}

/** Empty, so that what Node.js needs for any import is known. */
const NOTHING = 'data:text/javascript,'

const ENTRIES = [
  NOTHING,
  '@huggingface/tasks',
  '@taskmesh/tasks',
  '@taskmesh/tasks/registry',
  '@taskmesh/tasks/tasks/translation',
  '@taskmesh/tasks/parse',
  '@taskmesh/tasks/examples',
  '@taskmesh/tasks/icons',
  '@taskmesh/tasks/json-schema',
  '@taskmesh/tasks/dialects/hub',
  '@taskmesh/tasks/dialects/ogpu',
  'zod/mini',
] as const

function importOnce(entry: string, project: string): number {
  const script = `const start = performance.now()
    await import(${JSON.stringify(entry)})
    console.log(performance.now() - start)`
  const args = ['--input-type=module', '-e', script]
  return Number(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' }))
}

/** Imports every entry in turn, many times over, so that a busy moment does not fall on one. */
export function importTimes(project: string, runs: number): ImportTime[] {
  const times = new Map<string, number[]>(ENTRIES.map((entry) => [entry, []]))
  for (let run = 0; run < runs; run += 1) {
    for (const [entry, list] of times) list.push(importOnce(entry, project))
  }
  return [...times].map(([entry, list]) => {
    const sorted = list.toSorted((a, b) => a - b)
    return { entry, median: sorted[Math.floor(runs / 2)] ?? 0, fastest: sorted[0] ?? 0 }
  })
}
