import * as z from 'zod/mini'
import { registryJsonSchema } from '../../src/jsonSchema/index.ts'
import { tasksFileSchema } from './fileSchema.ts'
import { tasksFile } from './tasksFile.ts'

/** The registry for other languages, by the names of the files. */
export function registryFiles(): Readonly<Record<string, unknown>> {
  return {
    'tasks.json': tasksFile(),
    'tasks.schema.json': z.toJSONSchema(tasksFileSchema),
    'schemas.json': registryJsonSchema(),
  }
}
