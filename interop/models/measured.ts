import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

const FILE = new URL('measured.json', import.meta.url)
const measured = z.array(
  z.object({
    model: z.string(),
    task: z.string(),
    engine: z.string(),
    results: z.array(z.string()),
  }),
)

/** What a run measured of a model for a task. */
export type Measured = z.infer<typeof measured>[number]

/** What the last recorded run measured. */
export function readMeasured(): readonly Measured[] {
  return z.parse(measured, JSON.parse(readFileSync(FILE, 'utf8')))
}

/** Records what a run measured. */
export function writeMeasured(rows: readonly Measured[]): void {
  writeFileSync(FILE, `${JSON.stringify(rows, undefined, 2)}\n`)
}
