import * as core from 'zod/v4/core'

/**
 * The fields of the schema of an object, by key; of a union, those of its objects. Of any other schema,
 * none.
 */
export function fieldsOf(schema: core.$ZodType): Readonly<Record<string, core.$ZodType>> {
  if (schema instanceof core.$ZodObject) return schema._zod.def.shape
  return schema instanceof core.$ZodUnion
    ? Object.assign({}, ...schema._zod.def.options.map(fieldsOf))
    : {}
}

/** Whether a field may be left out. */
export function isOptional(schema: core.$ZodType): boolean {
  return schema instanceof core.$ZodOptional
}
