/**
 * Writes the modules of the Python package that follow from the registry, and its version.
 *
 *   node --conditions=@taskmesh/source scripts/writePython.ts [folder]
 *
 * By default into `python/src/taskmesh` of the repository.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonModules } from './python/modules.ts'
import { pythonVersion } from './python/version.ts'

const [folder = fileURLToPath(new URL('../../../python/src/taskmesh', import.meta.url))] =
  process.argv.slice(2)
const manifest: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const version = pythonVersion(manifest)
const files = { ...pythonModules(), '_version.py': `__version__ = ${JSON.stringify(version)}\n` }
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
