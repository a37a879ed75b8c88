/**
 * Writes the registry for other languages: `tasks.json`, the JSON Schema of that file, and `schemas.json`,
 * the schemas of all calls in one for generators of types.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registryFiles } from './tasksJson/registryFiles.ts'

const folder = process.env['TASKMESH_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url))
for (const [name, content] of Object.entries(registryFiles())) {
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`)
}
