import * as core from 'zod/v4/core'

/** Returns whether whatever fits a schema is an array. */
export function answersWithArray(schema: core.$ZodType): boolean {
  return schema instanceof core.$ZodUnion
    ? schema._zod.def.options.every(answersWithArray)
    : schema instanceof core.$ZodArray || schema instanceof core.$ZodTuple
}
