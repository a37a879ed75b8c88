import { nodesOf } from '../../src/compiled/nodesOf.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { SOURCE } from '../register/source.ts'

async function nodesIn(id: string): Promise<TaskNodes> {
  const file = `tasks/${id}/schema.ts`
  const { default: schema }: { default: ZodTaskSchema } = await import(new URL(file, SOURCE).href)
  return nodesOf(schema, (path, reason) => {
    throw new Error(`src/${file}: ${path} ${reason}, which a compiled schema cannot say.`)
  })
}

/** The nodes of these tasks, made of their schemas of zod. */
export async function readTaskNodes(ids: readonly string[]): Promise<Map<string, TaskNodes>> {
  const entries = ids.map(async (id) => [id, await nodesIn(id)] as const)
  return new Map(await Promise.all(entries))
}
