/**
 * Measures what each action costs and compares it with gas.json and gas.md.
 *
 *   pnpm gas          fail when a file is stale
 *   pnpm gas:update   write them
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compileClones } from './compileClones.ts'
import { gasTable } from './gasTable.ts'

const root = new URL('../', import.meta.url)
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } })

const files = await gasTable(compileClones())
console.log(files['gas.md'])
for (const [path, content] of Object.entries(files)) {
  const file = new URL(path, root)
  if (values.update) writeFileSync(file, content)
  else if (readFileSync(file, 'utf8') !== content) {
    console.error(`${path} is stale; run \`pnpm gas:update\` and commit it.`)
    process.exitCode = 1
  }
}
