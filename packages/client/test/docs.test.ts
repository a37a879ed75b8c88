import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as contracts from '@taskmesh/contracts'
import ts from 'typescript'
import * as viem from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as client from '../src/index.ts'
import * as signing from '../src/signing/index.ts'
import { startActors, type Actors } from './devnetClients.ts'
import {
  docstringExamples,
  documented,
  examplesOf,
  freeNames,
  markdownExamples,
  packageRoot,
  type Example,
} from './examples.ts'
import { Stage } from './world.ts'

const exported = new Set([...Object.keys(client), ...Object.keys(signing)])
const functions = documented().filter(({ name, isFunction }) => isFunction && exported.has(name))
const examples = docstringExamples().filter(({ name }) => /^[A-Z]/.test(name) || exported.has(name))
const markdown = markdownExamples('README.md')
const isProgram = ({ code }: Example) => code.startsWith('import ')

const LIBRARIES = {
  '../src/index.ts': client,
  '../src/signing/index.ts': signing,
  '@taskmesh/contracts': contracts,
  viem,
} as const
const WORLD_NAMES = [
  'client', 'masterClient', 'providerClient', 'judgeClient', 'adminClient', 'storage', 'chain',
  'account', 'agent', 'master', 'provider', 'payer', 'source', 'response', 'payment', 'result',
  'saved', 'signal', 'show', 'handle', 'taskAddress',
] // prettier-ignore

describe('docstrings', () => {
  test('every exported function says what it does and has an example', () => {
    const found = new Set(functions.map(({ name }) => name))
    const classes = (name: string) => /^[A-Z]/.test(name)
    const all = [...exported].filter((name) => !classes(name) && name !== 'sourceMetadataSchema')
    expect(all.filter((name) => !found.has(name))).toEqual([])
    const without = functions.filter(({ text }) => examplesOf(text).length === 0)
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('every action says which errors it throws and where its facts are from', () => {
    const actions = functions.filter(({ file }) => file.includes('/actions/'))
    expect(actions.length).toBeGreaterThan(50)
    const silent = actions.filter(({ text }) => !text.includes('@throws'))
    expect(silent.map(({ name }) => name)).toEqual([])
    const unsourced = actions.filter(
      ({ text, name }) => !text.includes('Source:') && !OWN_INVENTIONS.has(name),
    )
    expect(unsourced.map(({ name }) => name)).toEqual([])
  })
})

/** What no protocol fact is behind. */
const OWN_INVENTIONS = new Set(['confirmBy', 'getProvider', 'resumePublish'])

const directory = join(packageRoot, 'test', `.examples-${process.pid}`)
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function importsFor(names: ReadonlySet<string>): string {
  return Object.entries(LIBRARIES)
    .map(([from, library]) => {
      const used = [...names].filter((name) => name in library && !WORLD_NAMES.includes(name))
      const path = from.startsWith('.') ? `../${from}` : from
      return used.length === 0 ? '' : `import { ${used.join(', ')} } from '${path}'\n`
    })
    .join('')
}

const RELATIVE = /from '@taskmesh\/client'/g

/** The example as a module that the compiler can check. */
function toModule({ code }: Example): string {
  const body = code.replace(/^import .*$/gm, '').replaceAll('…', '0')
  const ownImports = [...code.matchAll(/^import .*$/gm)].map(([line]) =>
    line.replace(RELATIVE, "from '../../src/index.ts'"),
  )
  const names = freeNames(code)
  const free = WORLD_NAMES.filter((each) => names.has(each)).join(', ')
  const task = names.has('task') || code.includes(' = task\n') ? 'task' : ''
  return `import type { World } from '../world.ts'
${ownImports.join('\n')}
${importsFor(names)}
export default async ({ ${[free, task].filter(Boolean).join(', ')} }: World) => {
  {
${body}
  }
}
`
}

const docModules = examples.map((example, index) => ({
  ...example,
  file: join(directory, `${index}-${example.name}.ts`),
}))

/** The action that a snippet is about: the stage is set for that one. */
function actionIn({ name, code }: Example): string {
  const called = functions.find((each) => new RegExp(`\\b${each.name}\\(`).test(code))
  if (called === undefined) throw new Error(`${name} calls nothing of this package.`)
  return called.name
}

const programs = markdown.filter(isProgram).map((example, index) => ({
  ...example,
  document: example.file,
  file: join(directory, `program-${index}.mts`),
}))
const snippets = markdown
  .filter((example) => !isProgram(example))
  .map((example, index) => ({
    title: example.name,
    ...example,
    name: actionIn(example),
    file: join(directory, `snippet-${index}.ts`),
  }))

beforeAll(() => {
  mkdirSync(directory, { recursive: true })
  for (const example of [...docModules, ...snippets]) writeFileSync(example.file, toModule(example))
  for (const { file, code } of programs) writeFileSync(file, code)
})

test('every example compiles', { timeout: 120_000 }, () => {
  const config = ts.readConfigFile(join(packageRoot, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, packageRoot)
  const files = [...docModules, ...snippets, ...programs].map(({ file }) => file)
  const unused = { noUnusedLocals: false, noUnusedParameters: false }
  const program = ts.createProgram(files, { ...options, ...unused })
  const problems = files.flatMap((file) => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  })
  const messages = problems.map(
    ({ file, messageText }) =>
      `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  )
  expect(messages).toEqual([])
})

describe('examples do what they say', () => {
  let actors: Actors
  let stage: Stage

  beforeAll(async () => {
    actors = await startActors()
    stage = new Stage(actors)
    await stage.open()
  })
  afterAll(() => actors.devnet.stop())

  const titled = docModules.map((example) => ({ ...example, title: example.name }))
  test.each([...titled, ...snippets])('$title', async ({ name, file }) => {
    const world = await stage.prepare(name)
    const module: { default: (world: unknown) => Promise<void> } = await import(
      pathToFileURL(file).href
    )
    await module.default(world)
  })
})

/** What the document says that a program prints. */
function promisedOutput(document: string, code: string): string {
  const text = readFileSync(join(packageRoot, document), 'utf8')
  const after = text.slice(text.indexOf(code) + code.length)
  return /^It prints:\n\n```\n([\s\S]*?)\n```/m.exec(after)?.[1]?.trim() ?? ''
}

describe('programs print what they say', () => {
  test.each(programs)('$name', { timeout: 120_000 }, ({ document, file, code }) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=@taskmesh/source', file],
      { encoding: 'utf8', cwd: packageRoot },
    )
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.trim()).toBe(promisedOutput(document, code))
  })

  test('the one of the README promises something', () => {
    const [first] = programs
    expect(first && promisedOutput(first.document, first.code)).toMatch(/^FINALIZED /)
  })
})

test('the rule of the README repeats what may be repeated', async () => {
  const program = programs.find(({ code }) => code.includes('isWorthRepeating'))
  const rule: { isWorthRepeating: (error: unknown) => boolean } = await import(
    pathToFileURL(program?.file ?? '').href
  )
  const { isWorthRepeating } = rule
  expect(isWorthRepeating(new client.TransactionUncertainError('0x1', 'publishTask'))).toBe(true)
  expect(isWorthRepeating(new client.RpcError('reading', 'no answer'))).toBe(true)
  expect(isWorthRepeating(new client.InvalidPaymentError('payment: too low'))).toBe(false)
  expect(() => isWorthRepeating(new RangeError('mine'))).toThrow('mine')
})
