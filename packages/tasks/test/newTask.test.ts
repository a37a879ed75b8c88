/** Does what "Adding a task" in CONTRIBUTING.md says, in a copy of the repository. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { copyRepository, removeCopy } from './repositoryCopy.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PACKAGES = [
  'errors',
  'tasks',
  'tasks-data',
  'content',
  'inference-runner',
  'client',
  'contracts',
  'venues',
  'widgets',
]

// The compiler checks most of these packages.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

interface Ended {
  code: number
  output: string
}

let copy: string

beforeAll(() => {
  copy = copyRepository(PACKAGES)
})

afterAll(() => removeCopy(copy))

function run(command: string, args: string[], folder = 'packages/tasks'): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: join(copy, folder), env: { ...process.env, NO_COLOR: '1' } }
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, output: stdout + stderr })
    })
  })
}

/** What bootstrap.mjs runs for `npm run …` when everything is installed. */
const node = (...args: string[]) =>
  run(process.execPath, ['--conditions=@taskmesh/source', ...args])
const checkTask = () => node('scripts/checkTask.ts', 'sound-counting')
const tsc = (name: string) => {
  const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.info', '-p', '.']
  return run(join(ROOT, 'node_modules/.bin/tsc'), args, `packages/${name}`)
}
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
  ['widgets', { 'src/lib/widgets/widgets.ts': 'FROM_SCHEMA' }],
  [
    'inference-runner',
    {
      'src/engines/transformersJs/adapters.ts': 'NO_',
      'src/engines/onnx/adapters.ts': 'NEEDS_',
      'src/engines/transformersJs/modelFolder/conversionCommand.ts': 'undefined',
    },
  ],
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
  const call =
    '```json\n{ "inputs": "https://example.com/a.wav" }\n```\n\n```json\n{ "values": [0.5] }\n```'
  const page = readFileSync(about, 'utf8')
    .replace(/TODO: a request and its answer[^\n]*/, call)
    .replaceAll(/TODO[^\n]*/g, words)
  writeFileSync(about, page)
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
      const checked = await tsc(name)
      expect(checked.code, checked.output).toBe(0)
    }
  })

  test.each(MAPS)(
    '%s: the compiler names its maps, until they have the entries of the guide',
    async (...map) => {
      const [name, files] = map
      const undecided = await tsc(name)
      expect(undecided.code).not.toBe(0)
      expect(undecided.output).toMatch(/'"?sound-counting"?' is missing/)
      for (const [file, value] of Object.entries(files)) {
        expect(undecided.output).toContain(`${file}(`)
        addEntry(join(copy, 'packages', name, file), entryOfGuide(value))
      }
      if (name === 'widgets') {
        const written = await node('../widgets/scripts/writeEntries.ts')
        expect(written.code, written.output).toBe(0)
      }
      const decided = await tsc(name)
      expect(decided.code, decided.output).toBe(0)
    },
  )

  test('the check names what is left, by file, and nothing else', async () => {
    const { code, output } = await checkTask()
    expect(code).toBe(1)
    expect(output.trim().split('\n')).toEqual(
      ['about.md', 'examples.ts', 'meta.ts', 'schema.ts'].map((file) =>
        expect.stringMatching(
          `^packages/tasks/src/tasks/sound-counting/${file}: lines? .* still says? TODO`,
        ),
      ),
    )
  })

  test('when the four files of the folder are filled in, it is complete', async () => {
    fillIn()
    expect((await node('scripts/register.ts')).output).toBe('')
    const checked = await checkTask()
    expect(checked.code, checked.output).toBe(0)
    expect(checked.output).toContain('sound-counting is complete')
    const compiled = await tsc('tasks')
    expect(compiled.code, compiled.output).toBe(0)
  })

  test('a mistake in the types is what the compiler says of the folder alone', async () => {
    const file = join(folder(), 'examples.ts')
    writeFileSync(file, EXAMPLES.replace('threshold: 0.9', 'threshold: 0.9 as unknown'))
    const { code, output } = await checkTask()
    writeFileSync(file, EXAMPLES)
    expect(code).toBe(1)
    expect(output).toMatch(/^packages\/tasks\/src\/tasks\/sound-counting\/examples\.ts\(/)
  })

  test('removing the folder and registering again takes it away', async () => {
    rmSync(folder(), { recursive: true })
    const { output } = await node('scripts/checkTask.ts')
    expect(output).toContain('sound-counting is registered, but there is no folder of it')
    expect((await node('scripts/register.ts')).code).toBe(0)
    expect((await node('scripts/checkTask.ts')).code).toBe(0)
  })
})

describe('pnpm new task says what is wrong', () => {
  test.each([
    [[], 'expected "task" after "new"'],
    [['task'], 'an id is missing'],
    [['task', 'Sound Counting'], '"Sound Counting" is not the form of an id. Use "sound-counting"'],
    [['task', 'Sound', 'Counting'], 'the id is one word, got "Sound Counting"'],
    [['task', 'sound_counting'], 'Use "sound-counting"'],
    [['task', '3d-sound'], 'is not the form of an id'],
    [['task', '../evil'], 'is not the form of an id'],
    [['task', 's'.repeat(61)], 'an id of 61 characters is too long'],
    [['task', 'constructor'], 'has a meaning of its own'],
    [['task', 'translation'], 'is there already'],
    [['task', 'sentiment-analysis'], 'is another name of text-classification'],
    [['task', 'text-clasification'], 'is easily mistaken for text-classification'],
    [['task', 'sound-counting', '--modality', 'smell'], '--modality: expected multimodal, nlp'],
    [['task', 'sound-counting', '--color', 'purple'], '--color: expected blue, green'],
    [['task', 'sound-counting', '--icon', 'raddar'], 'got "raddar". Did you mean "radar"?'],
    [['task', 'sound-counting', '--icon', 'hearing'], 'is that of audio-classification'],
    [['task', 'sound-counting', '--name', 'Translation'], '--name: "Translation" is that of'],
    [['task', 'sound-counting', '--name', "a'\nb"], '--name: expected at most 60 letters'],
    [['task', 'sound-counting', '--colour', 'red'], "Unknown option '--colour'"],
    [['task', 'sound-counting', '--modality', 'audio'], 'these options are needed: --input'],
  ])('error: %j', async (args, words) => {
    const { code, output } = await node('scripts/new.ts', ...args)
    expect(code).toBe(1)
    expect(output).toContain(words)
    expect(output).not.toMatch(/^\s+at /m)
  })
})
