import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { runStep } from '../runStep.ts'

/** Runs a program of `python/` and reads the JSON that it prints. */
export async function reference<Schema extends z.ZodMiniType>(
  python: string,
  program: string,
  args: readonly string[],
  schema: Schema,
): Promise<z.infer<Schema>> {
  const file = fileURLToPath(new URL(`python/${program}`, import.meta.url))
  return z.parse(schema, JSON.parse(await runStep(python, ['-B', file, ...args])))
}
