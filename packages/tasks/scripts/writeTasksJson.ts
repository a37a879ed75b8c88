/** Writes `tasks.json`, the registry for other languages, and the JSON Schema of that file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { tasksFileSchema } from './tasksJson/fileSchema.ts'
import { tasksFile } from './tasksJson/tasksFile.ts'

const folder = process.env['TASKMESH_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url))
const files = { 'tasks.json': tasksFile(), 'tasks.schema.json': z.toJSONSchema(tasksFileSchema) }
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`)
}
