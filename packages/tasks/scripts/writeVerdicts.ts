/**
 * Writes what programs in other languages are tested with into a folder: `tasks.json` and `schemas.json`
 * as they are published, and `verdicts.jsonl`, what the parser says of the examples and of values that
 * differ from them in one place.
 *
 *   node --conditions=@taskmesh/source scripts/writeVerdicts.ts <folder>
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TASK_IDS } from '../src/index.ts'
import { registryFiles } from './tasksJson/registryFiles.ts'
import { verdictsOf } from './verdicts/verdictsOf.ts'

const SEED = 1
const COUNT = 150

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Expected a folder to write into.')
for (const [name, content] of Object.entries(registryFiles())) {
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`)
}
const verdicts = TASK_IDS.flatMap((task) => verdictsOf(task, { seed: SEED, count: COUNT }))
const lines = verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`)
writeFileSync(join(folder, 'verdicts.jsonl'), lines.join(''))
