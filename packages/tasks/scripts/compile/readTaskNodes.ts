import { taskNodes } from '../../src/compiled/fromZod.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import { UnsupportedSchemaError } from '../../src/errors.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { SOURCE } from '../register/source.ts'

async function nodesOf(id: string): Promise<TaskNodes> {
  const file = `tasks/${id}/schema.ts`
  const { default: schema }: { default: ZodTaskSchema } = await import(new URL(file, SOURCE).href)
  try {
    return taskNodes(schema)
  } catch (error) {
    if (!(error instanceof UnsupportedSchemaError)) throw error
    throw new Error(`src/${file}: ${error.message}`, { cause: error })
  }
}

/** The nodes of these tasks, made of their schemas of zod. */
export async function readTaskNodes(ids: readonly string[]): Promise<Map<string, TaskNodes>> {
  const entries = ids.map(async (id) => [id, await nodesOf(id)] as const)
  return new Map(await Promise.all(entries))
}
