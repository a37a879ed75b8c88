/**
 * Writes the registry for other languages: `tasks.json`, the JSON Schema of that file, and `schemas.json`,
 * the schemas of all calls in one for generators of types. They go into the folder `dist` of the package that
 * runs this.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { registryFiles } from './tasksJson/registryFiles.ts'

const folder = process.env['TASKMESH_DIST'] ?? 'dist'
for (const [name, content] of Object.entries(registryFiles())) {
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`)
}
