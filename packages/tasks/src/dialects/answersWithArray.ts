import type * as z from 'zod/mini'

/** Tells whether whatever fits a schema is an array. */
export function answersWithArray(schema: z.core.$ZodType): boolean {
  // The union of all kinds of schema, of which every schema is one.
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'union') return def.options.every(answersWithArray)
  return def.type === 'array' || def.type === 'tuple'
}
