import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

const FILE = new URL('../measured.json', import.meta.url)

const measuredSchema = z.record(
  z.string(),
  z.strictObject({
    task: z.string(),
    engine: z.string(),
    cases: z.int(),
    /** The largest difference between two numbers of all cases; left out when there are none. */
    number: z.optional(z.number()),
    /** The largest difference between two values of a pixel, from 0 to 255. */
    pixel: z.optional(z.number()),
  }),
)

/** How far the outputs of models are from what Python computed, by the name of the model. */
export type Measured = z.infer<typeof measuredSchema>

/** Reads what was measured last. */
export function readMeasured(): Measured {
  if (!existsSync(FILE)) return {}
  const raw: unknown = JSON.parse(readFileSync(FILE, 'utf8'))
  return z.parse(measuredSchema, raw)
}

/** Writes what was measured, sorted by name. Differences have one digit: the others are not the same everywhere. */
export function writeMeasured(measured: Measured): void {
  const names = Object.keys(measured).toSorted()
  const lines = names.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(measured[name])}`)
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`)
}
