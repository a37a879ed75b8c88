import * as z from 'zod/mini'

/** Tells whether whatever fits a schema is an array. */
export function answersWithArray(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodMiniUnion
    ? schema.def.options.every(answersWithArray)
    : schema instanceof z.ZodMiniArray || schema instanceof z.ZodMiniTuple
}
