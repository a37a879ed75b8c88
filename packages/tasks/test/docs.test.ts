import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docstrings, examplesIn, ROOT } from './docs/docstrings.ts'
import { readEntries } from './docs/entries.ts'
import { toModule } from './docs/toModule.ts'

const entries = await readEntries()
const docs = docstrings()
const exported = entries.flatMap(({ exports }) => Object.entries(exports))
const functions = new Map(exported.filter(([, value]) => typeof value === 'function'))

const folder = join(ROOT, 'test', `.examples-${process.pid}`)
const examples = [...functions.keys()].flatMap((name) =>
  examplesIn(docs.get(name) ?? '').map((code, index) => ({
    name,
    file: join(folder, `${name}${index}.ts`),
    code: toModule(code, entries),
  })),
)

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  for (const { file, code } of examples) writeFileSync(file, code)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('everything callable that is exported says what it does, each function by an example', () => {
  const silent = [...functions.keys()].filter((name) => !docs.has(name))
  expect(silent).toEqual([])
  const isClass = (name: string) => /^[A-Z]/.test(name)
  const shown = new Set(examples.map(({ name }) => name))
  expect([...functions.keys()].filter((name) => !isClass(name) && !shown.has(name))).toEqual([])
})

test('every example compiles', { timeout: 300_000 }, () => {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT)
  const files = examples.map(({ file }) => file)
  const program = ts.createProgram(files, { ...options, noEmit: true, noUnusedLocals: false })
  const messages = files.flatMap((file) => {
    const source = program.getSourceFile(file)
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]
    return found.map(({ messageText }) => [
      file,
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ])
  })
  expect(messages).toEqual([])
})

describe('examples do what they say', () => {
  test.each(examples)('$name', async ({ file, code }) => {
    if (code.includes('expect(')) expect.hasAssertions()
    const module: { default: () => Promise<void> } = await import(pathToFileURL(file).href)
    await module.default()
  })
})
