import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCS_CODE } from '../../../vitest.docs.ts'

const FOLDER = join(import.meta.dirname, `.examples-docs-${process.pid}`)
const BEGIN = '\u0001'

const programs = DOCS_CODE.filter(({ language }) => language === 'ts')
const running = programs
  .filter(({ prints }) => prints !== undefined)
  .map((block, index) => ({ ...block, name: `${index}.mts` }))

// One process runs all of them, as starting it and reading the packages is what takes the time.
const RUN_ALL = `for (const name of process.argv.slice(2)) {
  console.log(\`${BEGIN}\${name}\`)
  await import(\`./\${name}\`).catch((error) => console.log(error))
}
`

let printed: ReadonlyMap<string, string>

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, code } of running) writeFileSync(join(FOLDER, name), code)
  writeFileSync(join(FOLDER, 'all.mjs'), RUN_ALL)
  const args = ['--conditions=@taskmesh/source', 'all.mjs', ...running.map(({ name }) => name)]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: 'utf8' })
  const parts = stdout.split(BEGIN).slice(1)
  printed = new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part]))
  if (printed.size !== running.length) throw new Error(`A program ended the process: ${stderr}`)
}, 300_000)

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

test('the documentation has programs, and most of them say what they print', () => {
  expect(running.length).toBeGreaterThan(10)
  expect(running.length).toBeGreaterThan(programs.length / 2)
})

test.each(running)('the program at $place prints what it promises', ({ name, prints }) => {
  expect(printed.get(name)).toBe(`${name}\n${prints}`)
})
