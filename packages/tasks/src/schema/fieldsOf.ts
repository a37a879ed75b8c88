import * as core from 'zod/v4/core'

/** The fields of the schema of an object, by key. Of any other schema, none. */
export function fieldsOf(schema: core.$ZodType): Readonly<Record<string, core.$ZodType>> {
  return schema instanceof core.$ZodObject ? schema._zod.def.shape : {}
}
