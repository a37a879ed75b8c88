/** Does what "Adding a task" in CONTRIBUTING.md says, in a copy of the repository. */
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const PARTS = [
  'package.json',
  'tsconfig.base.json',
  'vitest.shared.ts',
  'vitest.seed.ts',
  'CONTRIBUTING.md',
]
const PACKAGES = [
  'errors',
  'tasks',
  'content',
  'inference-runner',
  'client',
  'contracts',
  'venues',
  'widgets',
]
const LEFT_OUT = new Set(['node_modules', 'dist', 'test', '.turbo'])

// The compiler checks most of these packages.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

interface Ended {
  code: number
  output: string
}

let copy: string

/** Links what a package has installed, but the packages of the workspace to their copies. */
function linkDependencies(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name !== '@taskmesh') symlinkSync(join(from, name), join(to, name))
  }
  if (!existsSync(join(from, '@taskmesh'))) return
  mkdirSync(join(to, '@taskmesh'))
  for (const name of readdirSync(join(from, '@taskmesh'))) {
    const copied = join(copy, 'packages', name)
    const original = join(from, '@taskmesh', name)
    symlinkSync(PACKAGES.includes(name) ? copied : original, join(to, '@taskmesh', name))
  }
}

function copyRepository(): void {
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part))
  linkDependencies(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  for (const name of PACKAGES) {
    const from = join(ROOT, 'packages', name)
    const to = join(copy, 'packages', name)
    for (const part of readdirSync(from)) {
      if (!LEFT_OUT.has(part)) cpSync(join(from, part), join(to, part), { recursive: true })
    }
    linkDependencies(join(from, 'node_modules'), join(to, 'node_modules'))
  }
  const tests = join(copy, 'packages/tasks/test')
  mkdirSync(tests)
  for (const part of ['folders.test.ts', 'packed']) {
    cpSync(join(ROOT, 'packages/tasks/test', part), join(tests, part), { recursive: true })
  }
}

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'taskmesh-new-task-'))
  copyRepository()
  // Somebody may be following the guide at this moment.
  if (!existsSync(folder())) return
  rmSync(folder(), { recursive: true })
  await node('scripts/register.ts')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

function run(command: string, args: string[], folder = 'packages/tasks'): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: join(copy, folder), env: { ...process.env, NO_COLOR: '1' } }
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, output: stdout + stderr })
    })
  })
}

const node = (...args: string[]) => run(process.execPath, args)
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name)
const testFolders = () => run(bin('vitest'), ['run', '--typecheck.enabled=false', 'test/folders'])
const folder = () => join(copy, 'packages/tasks/src/tasks/sound-counting')

/** The command in the guide, without `npm run new --`. */
function commandOfGuide(): string[] {
  const guide = readFileSync(join(copy, 'CONTRIBUTING.md'), 'utf8')
  return /npm run new -- (task sound-counting[^\n]*)/.exec(guide)?.[1]?.split(' ') ?? []
}

/** The schema in the guide. */
function schemaOfGuide(): string {
  const guide = readFileSync(join(copy, 'CONTRIBUTING.md'), 'utf8')
  const block = /```ts\n([^]*?)```/.exec(guide)?.[1] ?? ''
  return block.replaceAll(/^ {3}/gm, '')
}

/** The maps of other packages that have an entry for each task, and how the guide's entry begins. */
const MAPS = [
  ['widgets', 'src/lib/widgets/widgets.ts', 'FROM_SCHEMA'],
  ['inference-runner', 'src/engines/transformersJs/adapters.ts', 'NO_'],
] as const

/** The line in the guide that is added to a map. */
function entryOfGuide(value: string): string {
  const guide = readFileSync(join(copy, 'CONTRIBUTING.md'), 'utf8')
  return new RegExp(`^ *('sound-counting': ${value}.*)$`, 'm').exec(guide)?.[1] ?? ''
}

function addEntry(file: string, entry: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/^\} as const satisfies/m, `${entry}\n$&`))
}

const META = {
  "'TODO: one or two sentences: what goes in, what comes out.'":
    "'Says when a sound occurs in a recording.'",
  "{ id: 'TODO', description: 'TODO: how the quality of a model is measured.' }":
    "{ id: 'f1', description: 'Harmonic mean of precision and recall of the occurrences.' }",
}

const EXAMPLES = `import { defineExamples } from '../../schema/example.ts'

export default defineExamples('sound-counting', [
  {
    title: 'Two knocks',
    request: { inputs: 'https://example.com/knocks.wav' },
    output: { values: [0.4, 1.1] },
  },
  {
    title: 'Sure ones only',
    request: { inputs: 'https://example.com/knocks.wav', parameters: { threshold: 0.9 } },
    output: { values: [0.4] },
  },
])
`

function fillIn(): void {
  const meta = join(folder(), 'meta.ts')
  const text = Object.entries(META).reduce(
    (current, [todo, words]) => current.replace(todo, words),
    readFileSync(meta, 'utf8'),
  )
  writeFileSync(meta, text)
  writeFileSync(join(folder(), 'schema.ts'), schemaOfGuide())
  writeFileSync(join(folder(), 'examples.ts'), EXAMPLES)
  const about = join(folder(), 'about.md')
  const words = 'A recording goes in and the moments at which a sound occurs come out. '.repeat(4)
  writeFileSync(about, readFileSync(about, 'utf8').replaceAll(/TODO[^\n]*/g, words))
}

describe('adding a task by the guide', () => {
  test('one command writes the folder and registers it', async () => {
    const { code, output } = await node('scripts/new.ts', ...commandOfGuide())
    expect(code, output).toBe(0)
    expect(readdirSync(folder()).toSorted()).toEqual([
      'about.md',
      'examples.ts',
      'meta.ts',
      'schema.ts',
    ])
    const registered = readFileSync(join(copy, 'packages/tasks/src/generated/schemas.ts'), 'utf8')
    expect(registered).toContain("'sound-counting': soundCounting")
  })

  test('what was begun compiles, in the registry and in the packages that depend on it', async () => {
    for (const name of ['tasks', 'client']) {
      const checked = await run(bin('tsc'), ['--noEmit', '-p', '.'], `packages/${name}`)
      expect(checked.code, checked.output).toBe(0)
    }
  })

  test.each(MAPS)(
    '%s: the compiler names %s, until it has the entry of the guide',
    async (...map) => {
      const [name, file, value] = map
      const check = () => run(bin('tsc'), ['--noEmit', '-p', '.'], `packages/${name}`)
      const undecided = await check()
      expect(undecided.code).not.toBe(0)
      expect(undecided.output).toContain(`${file}(`)
      expect(undecided.output).toMatch(/'"?sound-counting"?' is missing/)
      addEntry(join(copy, 'packages', name, file), entryOfGuide(value))
      const decided = await check()
      expect(decided.code, decided.output).toBe(0)
    },
  )

  test('the test names what is left, by file', async () => {
    const { code, output } = await testFolders()
    expect(code).not.toBe(0)
    for (const file of ['meta.ts', 'schema.ts', 'examples.ts', 'about.md']) {
      expect(output).toContain(`src/tasks/sound-counting/${file}: `)
    }
  })

  test('when the four files of the folder are filled in, everything is green', async () => {
    fillIn()
    const tested = await testFolders()
    expect(tested.code, tested.output).toBe(0)
    const checked = await run(bin('tsc'), ['--noEmit', '-p', '.'])
    expect(checked.code, checked.output).toBe(0)
  })

  test('removing the folder and registering again takes it away', async () => {
    rmSync(folder(), { recursive: true })
    const tested = await testFolders()
    expect(tested.output).toContain('sound-counting')
    expect((await node('scripts/register.ts')).code).toBe(0)
    expect((await testFolders()).code).toBe(0)
  })
})

describe('pnpm new task says what is wrong', () => {
  test.each([
    [[], 'expected "task" after "new"'],
    [['task'], 'an id is missing'],
    [['task', 'Sound Counting'], 'is no id'],
    [['task', '../evil'], 'is no id'],
    [['task', 'translation'], 'is there already'],
    [['task', 'sound-counting', '--modality', 'smell'], '--modality: expected multimodal, nlp'],
    [
      ['task', 'sound-counting', '--icon', 'no-such-icon'],
      '--icon: expected a name of the Carbon set',
    ],
    [['task', 'sound-counting', '--icon', 'hearing'], 'is that of audio-classification'],
  ])('error: %j', async (args, words) => {
    const { code, output } = await node('scripts/new.ts', ...args)
    expect(code).toBe(1)
    expect(output).toContain(words)
    expect(output).not.toMatch(/^\s+at /m)
  })
})
