/**
 * Writes what programs in other languages are tested with into a folder: `tasks.json` and `schemas.json`
 * as they are published, `verdicts.jsonl`, what the parser says of the examples and of values that
 * differ from them in one place where JSON Schema can say so, and `calls.jsonl`, what `parseRequest` and
 * `parseOutput` say of these and other values, with the places at fault.
 *
 *   node --conditions=@taskmesh/source scripts/writeVerdicts.ts <folder>
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TASK_IDS } from '../src/index.ts'
import { registryFiles } from './tasksJson/registryFiles.ts'
import { allCallVerdicts } from './verdicts/callVerdicts.ts'
import { verdictsOf } from './verdicts/verdictsOf.ts'

const SEED = 1
const COUNT = 150

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Expected a folder to write into.')
for (const [name, content] of Object.entries(registryFiles())) {
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`)
}
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`)
const options = { seed: SEED, count: COUNT }
const verdicts = TASK_IDS.flatMap((task) => verdictsOf(task, options))
writeFileSync(join(folder, 'verdicts.jsonl'), lines(verdicts).join(''))
const calls = allCallVerdicts(TASK_IDS, { seed: SEED + 1, count: COUNT })
writeFileSync(join(folder, 'calls.jsonl'), lines(calls).join(''))
