import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { chromiumPath } from '../../../scripts/chromium.ts'
import { TASK_IDS } from '../src/registry/index.ts'
import { BUNDLERS, gzipSize } from './packed/bundle.ts'
import { packageFolder, packOutside, type Outside } from './packed/pack.ts'
import { run } from './packed/run.ts'

const KB = 1000
const MEDIAN_BUDGET = 3 * KB
const TASK_BUDGET = 4 * KB
const ALL_BUDGET = 12 * KB
const TYPE_BUDGET = 60_000
const COMPILER = join(packageFolder('typescript'), 'bin/tsc')

const manifest = z.object({
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
})

vi.setConfig({ testTimeout: 300_000 })

let outside: Outside

beforeAll(() => {
  outside = packOutside()
}, 600_000)

afterAll(() => {
  rmSync(outside.folder, { recursive: true, force: true })
})

function copy(file: string): void {
  copyFileSync(new URL(`packed/${file}`, import.meta.url), join(outside.project, file))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(outside.installed, file), 'utf8'))
}

/** Checks a program that uses the package and gives what the compiler says of its work. */
function typeCheck(options: Record<string, unknown>): string {
  copy('consumer.ts')
  const compilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    target: 'es2023',
    lib: ['es2023', 'dom'],
    ...options,
  }
  const config = JSON.stringify({ compilerOptions, files: ['consumer.ts'] })
  writeFileSync(join(outside.project, 'tsconfig.json'), config)
  return run(process.execPath, [COMPILER, '--extendedDiagnostics'], { cwd: outside.project })
}

describe('the packed package in a project outside', () => {
  test('every entry works, and entries share what they hold', () => {
    copy('smoke.js')
    expect(run(process.execPath, ['smoke.js'], { cwd: outside.project })).toContain(
      `${TASK_IDS.length} tasks work`,
    )
  })

  test('what bundlers take for browsers works in Node.js as well', () => {
    const args = ['--conditions=browser', '--input-type=module', '-e']
    const script = `
      const { parseRequest } = await import('./node_modules/@taskmesh/tasks/dist/index.js')
      console.log(parseRequest('translation', { inputs: 'Hello' }).inputs)`
    expect(run(process.execPath, [...args, script], { cwd: outside.project })).toBe('Hello\n')
  })

  test('an import under Node.js loads few files', () => {
    const script = `
      import { registerHooks } from 'node:module'
      const files = new Set()
      registerHooks({ load(url, context, next) { if (url.startsWith('file:')) files.add(url); return next(url, context) } })
      const count = async (entry) => { await import(entry); const { size } = files; files.clear(); return size }
      console.log(await count('@taskmesh/tasks/registry'), await count('@taskmesh/tasks'))`
    const args = ['--input-type=module', '-e', script]
    const [registry = 0, rest = 0] = run(process.execPath, args, { cwd: outside.project })
      .split(' ')
      .map(Number)
    // One of them is @taskmesh/errors, which stays outside so that every package has the same classes, and one the pages.
    expect(registry).toBeLessThanOrEqual(5)
    expect(rest).toBeLessThanOrEqual(5)
  })

  test('exports the same entries as in the workspace, without the condition for sources', () => {
    const { exports: published } = manifest.parse(readJson('package.json'))
    const { exports: inside } = manifest.parse(
      JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
    )
    const offered = Object.entries(inside).filter(([entry]) => !entry.startsWith('./source/'))
    expect(Object.keys(published)).toEqual(offered.map(([entry]) => entry))
    for (const [entry, target] of offered) {
      const { '@taskmesh/source': _source, ...rest } =
        typeof target === 'string' ? { default: target } : target
      const isPlain = Object.keys(rest).length === 1
      expect(published[entry]).toEqual(isPlain ? rest['default'] : rest)
    }
  })

  test('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: outside.installed, strict: true, pack: false })
    expect(messages).toEqual([])
  })

  test('the types resolve for every kind of TypeScript project that imports modules', () => {
    const attw = join(packageFolder('@arethetypeswrong/cli'), 'dist/index.js')
    const args = [attw, outside.tarball, '--profile=esm-only', '--format=ascii']
    run(process.execPath, args, { cwd: outside.folder })
  })

  test('the types are right, those of the package itself as well', () => {
    typeCheck({ module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: false })
  })

  test('the types are cheap', () => {
    const printed = typeCheck({ module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true })
    expect(Number(/Instantiations:\s+(\d+)/.exec(printed)?.[1])).toBeLessThan(TYPE_BUDGET)
  })
})

const PAGE = 'Overlap of short runs of words'
const OTHER_TASK = 'candidate_labels'
const ICON = 'currentColor'

describe.each(Object.entries(BUNDLERS))('bundled with %s', (_name, bundle) => {
  const make = (source: string) => bundle(outside.project, source)

  test.each(['@taskmesh/tasks', '@taskmesh/tasks/registry', '@taskmesh/tasks/huggingface'])(
    'PIPELINE_DATA from %s comes alone',
    async (entry) => {
      const code = await make(
        `import { PIPELINE_DATA } from '${entry}'\nconsole.log(PIPELINE_DATA)`,
      )
      expect(gzipSize(code)).toBeLessThanOrEqual(3 * KB)
      for (const unused of [PAGE, OTHER_TASK, ICON, 'safeParse']) expect(code).not.toContain(unused)
    },
  )

  test('the schema of one task comes with the parser and nothing of other tasks', async () => {
    const code = await make(`
      import { checkRequest } from '@taskmesh/tasks/parse'
      import schema from '@taskmesh/tasks/tasks/text-classification'
      globalThis.check = (value) => checkRequest(schema, value)`)
    expect(code).toContain('function_to_apply')
    for (const unused of [PAGE, OTHER_TASK, ICON, 'Tabular']) expect(code).not.toContain(unused)
    expect(gzipSize(code)).toBeLessThanOrEqual(3 * KB)
  })

  test('what parses requests and outputs of one task is small, and so is what parses all', async () => {
    const sizes = new Map<string, number>()
    for (const task of TASK_IDS) {
      const code = await make(`
        import { checkOutput, checkRequest } from '@taskmesh/tasks/parse'
        import schema from '@taskmesh/tasks/tasks/${task}'
        globalThis.checks = [(value) => checkRequest(schema, value), (value) => checkOutput(schema, value)]`)
      expect(code).not.toContain('zod')
      sizes.set(task, gzipSize(code))
    }
    const sorted = [...sizes.values()].toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN_BUDGET)
    for (const [task, size] of sizes) expect(size, task).toBeLessThanOrEqual(TASK_BUDGET)
    const all = await make(
      "import { parseRequest } from '@taskmesh/tasks'; globalThis.check = parseRequest",
    )
    expect(all).not.toContain('zod')
    expect(gzipSize(all)).toBeLessThanOrEqual(ALL_BUDGET)
  })

  // Of what the files of the package have besides, nothing may come: all of them hold parts of many entries.
  test.each([
    ['/media', 'decodeMedia', 3 * KB, ['safeParse', 'label']],
    ['/dialects/ogpu', 'encodeOgpuRequest', KB, ['label', 'media']],
    ['/zod/translation', 'default', 10 * KB, [OTHER_TASK, 'TableCell', 'x-role']],
    ['/define', 'defineTask', 14 * KB, [OTHER_TASK, 'TableCell', 'x-role']],
    ['/json-schema', 'toJsonSchema', 45 * KB, [PAGE, ICON, 'Ungültige Eingabe']],
  ])('@taskmesh/tasks%s: %s comes with what it needs alone', async (entry, name, most, unused) => {
    const code = await make(`export { ${name} as used } from '@taskmesh/tasks${entry}'`)
    expect(gzipSize(code)).toBeLessThanOrEqual(most)
    for (const word of unused) expect(code, word).not.toContain(word)
  })

  test('the pages come when TASKS is used, without schemas and icons', async () => {
    const code = await make("import { TASKS } from '@taskmesh/tasks'\nconsole.log(TASKS)")
    expect(code).toContain(PAGE)
    for (const unused of [OTHER_TASK, ICON]) expect(code).not.toContain(unused)
  })

  test.each([
    '',
    '/registry',
    '/huggingface',
    '/examples',
    '/icons',
    '/json-schema',
    '/tasks/translation',
  ])('an import of @taskmesh/tasks%s that is not used costs nothing', async (entry) => {
    expect(await make(`import '@taskmesh/tasks${entry}'`)).toHaveLength(0)
  })
})

test.each(Object.entries(BUNDLERS))(
  'in a browser, bundled with %s',
  async (_name, bundle) => {
    const code = await bundle(
      outside.project,
      `import { mediaPaths, parseRequest, safeParseRequest, TASK_IDS, TASK_SCHEMAS } from '@taskmesh/tasks'
     import { taskJsonSchema } from '@taskmesh/tasks/json-schema'
     const invalid = safeParseRequest('translation', { inputs: 42 })
     globalThis.found = {
       tasks: TASK_IDS.length,
       blob: parseRequest('image-classification', { inputs: new Blob(['abc']) }).inputs.size,
       message: invalid.success ? '' : invalid.error.message,
       media: mediaPaths(TASK_SCHEMAS['visual-question-answering'].inputs),
       type: taskJsonSchema('translation').request.type,
     }`,
    )
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox'],
    })
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ type: 'module', content: code })
      await page.waitForFunction('globalThis.found !== undefined', null, { timeout: 60_000 })
      expect(await page.evaluate('globalThis.found')).toEqual({
        tasks: TASK_IDS.length,
        blob: 3,
        message: 'Invalid translation request: inputs: expected a string, got 42',
        media: [{ path: ['image'], kind: 'image' }],
        type: 'object',
      })
    } finally {
      await browser.close()
    }
  },
  180_000,
)
