/** Makes each mistake that a contributor may make, and reads what is said about it. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TASKS } from '../src/index.ts'
import { copyRepository, removeCopy } from './repositoryCopy.ts'

let copy: string

beforeAll(() => {
  copy = copyRepository(['errors', 'tasks', 'tasks-data'])
})
afterAll(() => removeCopy(copy))

const tasks = (...path: string[]) => join(copy, 'packages/tasks/src/tasks', ...path)

interface Ended {
  code: number
  /** What was printed, a line each. */
  lines: string[]
}

function run(script: string, ...args: string[]): Promise<Ended> {
  const file = join(copy, 'packages/tasks/scripts', script)
  return new Promise((resolve) => {
    const options = ['--conditions=@taskmesh/source', file, ...args]
    execFile(process.execPath, options, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '')
      resolve({ code: error === null ? 0 : Number(error.code), lines })
    })
  })
}

/** Changes a file of a folder. A change that changes nothing is a mistake of the test. */
function edit(id: string, file: string, from: string | RegExp, to: string): void {
  const path = tasks(id, file)
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${path} has nothing like ${from}.`)
  writeFileSync(path, changed)
}

const LOOKS = Object.values(TASKS).map(({ icon }) => icon)
const FREE_ICONS = Object.keys(carbon.icons).filter((icon) => !LOOKS.includes(icon))
let made = 0

/** The page of a task in words that nobody has, with its headings, code and names of fields. */
function otherWords(page: string, own: string): string {
  return page.replaceAll(/^```[^]*?^```|^## .*|`[^`]*`|\p{L}{4,}/gmu, (part) =>
    /^[`#]/.test(part) ? part : `${part.slice(0, 2)}${own}`,
  )
}

const SCHEMA = `import * as z from 'zod/mini'
import { classification, functionToApply, topK } from '../../schema/classification.ts'
import { optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('The text to classify.', text),
  parameters: z.looseObject({
    top_k: topK(1),
    function_to_apply: optional('How numbers become scores.', functionToApply),
  }),
  output: z.array(classification),
  batch: true,
})
`

const EXAMPLES = `import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text-classification', [
  {
    title: 'A happy review',
    request: { inputs: 'This movie is absolutely fantastic!' },
    output: [{ label: 'POSITIVE', score: 0.998 }],
  },
  {
    title: 'An unhappy guest',
    request: { inputs: 'The room was dirty.', parameters: { top_k: 1 } },
    output: [{ label: 'NEGATIVE', score: 0.995 }],
  },
  {
    title: 'Three texts at once',
    request: { inputs: ['I love this phone.', 'The battery died.', 'What an evening!'] },
    output: [
      [{ label: 'POSITIVE', score: 0.997 }],
      [{ label: 'NEGATIVE', score: 0.991 }],
      [{ label: 'POSITIVE', score: 0.996 }],
    ],
  },
])
`

/** A complete folder of a new task, made of that of another. */
function complete(id: string): void {
  const like = 'text-classification'
  made += 1
  const own = `word${made}`
  cpSync(tasks(like), tasks(id), { recursive: true })
  writeFileSync(
    tasks(id, 'about.md'),
    otherWords(readFileSync(tasks(like, 'about.md'), 'utf8'), own),
  )
  writeFileSync(tasks(id, 'schema.ts'), SCHEMA)
  writeFileSync(tasks(id, 'examples.ts'), EXAMPLES)
  edit(id, 'examples.ts', `'${like}'`, `'${id}'`)
  edit(id, META, /name: '[^']+',\n {2}modality/, `name: 'The ${own} task',\n  modality`)
  edit(id, META, / {2}subtasks: \[[^]*?\n {2}\],\n/, '')
  edit(id, META, /summary:\s+'[^']+'/, `summary: 'Does what ${own} does.'`)
  edit(id, META, /icon: '[^']+'/, `icon: '${FREE_ICONS[made]}'`)
  edit(id, META, /order: \d+/, `order: ${1000 + made}`)
}

const META = 'meta.ts'

/** A new folder with one mistake in it: how it is made, and the file and the words of the one message. */
const MISTAKES: readonly [what: string, make: (id: string) => void, file: string, words: RegExp][] =
  [
    [
      'an icon that the set does not have',
      (id) => edit(id, META, /icon: '[^']+'/, "icon: 'raddar'"),
      META,
      /look\.icon: expected the name of an icon of the Carbon set, .* \(did you mean "radar"\?\), got "raddar"/,
    ],
    [
      'an icon of another task',
      (id) => edit(id, META, /icon: '[^']+'/, "icon: 'translate'"),
      META,
      /look\.icon: "translate" is that of translation\. Choose another/,
    ],
    [
      'a colour that there is not',
      (id) => edit(id, META, /color: '[^']+'/, "color: 'purple'"),
      META,
      /look\.color: expected one of blue, .*, got "purple"/,
    ],
    [
      'a modality that there is not',
      (id) => edit(id, META, /modality: '[^']+'/, "modality: 'smell'"),
      META,
      /pipeline\.modality: expected one of multimodal, .*, got "smell"/,
    ],
    [
      'a place of another task',
      (id) => edit(id, META, /order: \d+/, 'order: 3'),
      META,
      /look\.order: 3 is that of .*\. Choose another/,
    ],
    [
      'a name of another task',
      (id) => edit(id, META, /name: 'The[^']+'/, "name: 'Translation'"),
      META,
      /pipeline\.name: "translation" is that of translation\. Choose another/,
    ],
    [
      'no name',
      (id) => edit(id, META, /name: 'The[^']+'/, "name: ' '"),
      META,
      /pipeline\.name: expected a text that is not empty/,
    ],
    [
      'a subtask twice',
      (id) =>
        edit(
          id,
          META,
          /modality: '[^']+',/,
          "$& subtasks: [{ type: 'a', name: 'A' }, { type: 'a', name: 'B' }],",
        ),
      META,
      /pipeline\.subtasks: expected each subtask once/,
    ],
    [
      'a subtask that is no id',
      (id) => edit(id, META, /modality: '[^']+',/, "$& subtasks: [{ type: 'A b', name: 'A' }],"),
      META,
      /pipeline\.subtasks\.0\.type: expected lower-case words with hyphens, got "A b"/,
    ],
    [
      'isExtension as it once was',
      (id) => edit(id, META, 'export const page', 'export const isExtension = true\n$&'),
      META,
      /isExtension is not needed: .* Remove the line/,
    ],
    [
      'no look',
      (id) => edit(id, META, 'export const look', 'const look'),
      META,
      /the export look is missing\. Add one that satisfies TaskLook/,
    ],
    [
      'a misspelt field',
      (id) => edit(id, META, 'synonyms:', 'synonims:'),
      META,
      /page\.synonims is not known here\. Did you mean synonyms\?/,
    ],
    [
      'a synonym in capitals',
      (id) => edit(id, META, /synonyms: \[/, "$&'NER', "),
      META,
      /page\.synonyms\.0: expected words in lower case, got "NER"/,
    ],
    [
      'no metric',
      (id) => edit(id, META, /metrics: \[[^]*?\n {2}\],/, 'metrics: [],'),
      META,
      /page\.metrics: no metric says how/,
    ],
    [
      'a sentence without an end',
      (id) => edit(id, META, /(summary: '[^']+)\.'/, "$1'"),
      META,
      /page\.summary: expected a sentence that ends with a full stop/,
    ],
    [
      'a meta.ts that is no TypeScript',
      (id) => edit(id, META, 'export const look = {', 'export const look = {{'),
      META,
      /it cannot be loaded: /,
    ],
    ['no meta.ts', (id) => rmSync(tasks(id, META)), META, /this file is missing\. Add it, as /],
    ['no schema.ts', (id) => rmSync(tasks(id, 'schema.ts')), 'schema.ts', /this file is missing/],
    [
      'no examples.ts',
      (id) => rmSync(tasks(id, 'examples.ts')),
      'examples.ts',
      /this file is missing/,
    ],
    ['no about.md', (id) => rmSync(tasks(id, 'about.md')), 'about.md', /this file is missing/],
    [
      'a file under another name',
      (id) => (cpSync(tasks(id, 'about.md'), tasks(id, 'About.md')), rmSync(tasks(id, 'about.md'))),
      'About.md',
      /this file is not looked for\. Rename it to about\.md/,
    ],
    [
      'a TODO left',
      (id) => edit(id, 'schema.ts', 'The text to classify.', 'TODO: what the text is.'),
      'schema.ts',
      /line \d+ still says TODO/,
    ],
    [
      'no default export',
      (id) => edit(id, 'schema.ts', 'export default', 'export const schema ='),
      'schema.ts',
      /there is no default export/,
    ],
    [
      'a field without a description',
      (id) => edit(id, 'schema.ts', 'parameters: z.looseObject({', '$& a: z.optional(z.string()),'),
      'schema.ts',
      /no description: parameters\.a\. Say what it is, by required/,
    ],
    [
      'parameters that lose other keys',
      (id) => edit(id, 'schema.ts', 'z.looseObject', 'z.object'),
      'schema.ts',
      /parameters: keys that .* Make it with z\.looseObject/,
    ],
    [
      'no word on batches',
      (id) => edit(id, 'schema.ts', '  batch: true,\n', ''),
      'schema.ts',
      /batch: expected true or false/,
    ],
    [
      'a part that is no schema',
      (id) => edit(id, 'schema.ts', 'output: z.array(classification)', "output: 'text'"),
      'schema.ts',
      /output: expected a schema of zod\/mini/,
    ],
    [
      'a transformation',
      (id) =>
        edit(id, 'schema.ts', 'topK(1)', 'z.optional(z.pipe(z.string(), z.transform(Number)))'),
      'schema.ts',
      /at parameters\.top_k changes values, .* Say it by types, bounds and patterns/,
    ],
    [
      'a test that only JavaScript knows',
      (id) =>
        edit(id, 'schema.ts', 'topK(1)', 'z.optional(z.number().check(z.refine((n) => n !== 3)))'),
      'schema.ts',
      /at parameters\.top_k has a test of its own, .* in refined\(…\)/,
    ],
    [
      'a pattern that other languages do not take',
      (id) =>
        edit(
          id,
          'schema.ts',
          'topK(1)',
          "topK(1), word: optional('A.', z.string().check(z.regex(/^(?=a)\\d$/)))",
        ),
      'schema.ts',
      /patterns that Go and Rust do not take: \/parameters\/word has \^\(\?=a\)\\d\$\. Write them without lookaround/,
    ],
    [
      'an import that is not there',
      (id) => edit(id, 'schema.ts', 'schema/text.ts', 'schema/texts.ts'),
      'schema.ts',
      /it cannot be loaded: .*texts\.ts/,
    ],
    [
      'examples of another task',
      (id) => edit(id, 'examples.ts', `'${id}'`, "'translation'"),
      'examples.ts',
      /these are the examples of translation\. Write .* defineExamples\('/,
    ],
    [
      'one example',
      (id) =>
        edit(
          id,
          'examples.ts',
          /, \[\n[^]*\]\)/,
          ", [{ title: 'A', request: { inputs: 'a' }, output: [{ label: 'b', score: 1 }] }])",
        ),
      'examples.ts',
      /at least 2 examples are needed/,
    ],
    [
      'an example without a title',
      (id) => edit(id, 'examples.ts', "'A happy review'", "''"),
      'examples.ts',
      /example 1 has no title/,
    ],
    [
      'two examples with one title',
      (id) => edit(id, 'examples.ts', "'An unhappy guest'", "'A happy review'"),
      'examples.ts',
      /"A happy review" is the title of two examples/,
    ],
    [
      'a request that does not fit',
      (id) =>
        edit(
          id,
          'examples.ts',
          "inputs: 'This",
          "inputs: 42 + 'This".replace("42 + 'This", "42, x: 'This"),
        ),
      'examples.ts',
      /"A happy review": the request does not fit schema\.ts: /,
    ],
    [
      'an output that does not fit',
      (id) => edit(id, 'examples.ts', 'score: 0.998', "score: 'high'"),
      'examples.ts',
      /"A happy review": the output does not fit schema\.ts: \[0\]\.score: expected/,
    ],
    [
      'an answer for another number of inputs',
      (id) => edit(id, 'examples.ts', "      [{ label: 'NEGATIVE', score: 0.991 }],\n", ''),
      'examples.ts',
      /the output does not fit schema\.ts: expected 3 outputs/,
    ],
    [
      'a section left out',
      (id) => edit(id, 'about.md', '## How it is measured', 'And so on.'),
      'about.md',
      /no section "## How it is measured"/,
    ],
    [
      'few words',
      (id) =>
        writeFileSync(
          tasks(id, 'about.md'),
          [
            'What people use it for',
            'Variants',
            'Calling it',
            'How it is measured',
            'Further reading',
          ]
            .map((heading) => `## ${heading}\n`)
            .join('\n'),
        ),
      'about.md',
      /\d+ words are too few to be of use/,
    ],
    [
      'the page of another task',
      (id) => cpSync(tasks('translation', 'about.md'), tasks(id, 'about.md')),
      'about.md',
      /this page is still that of translation\. Write about this task/,
    ],
    [
      'a parameter that the schema does not have',
      (id) => edit(id, 'about.md', '`top_k`', '`candidate_labels`'),
      'about.md',
      /schema\.ts does not have `candidate_labels`, which this page names/,
    ],
    [
      'a call of another task on the page',
      (id) =>
        edit(
          id,
          'about.md',
          '{ "inputs": "This movie is absolutely fantastic!"',
          '{ "inputs": { "question": "Who?" }',
        ),
      'about.md',
      /the request of "Calling it" does not fit schema\.ts: inputs: /,
    ],
    [
      'an answer of another task on the page',
      (id) => edit(id, 'about.md', '"label": "POSITIVE"', '"word": "POSITIVE"'),
      'about.md',
      /the answer of "Calling it" does not fit schema\.ts: /,
    ],
    [
      'no call on the page',
      (id) => edit(id, 'about.md', /```json/g, '```'),
      'about.md',
      /"Calling it" shows no call/,
    ],
    [
      'JSON that is none',
      (id) => edit(id, 'about.md', '{ "inputs":', '{ inputs:'),
      'about.md',
      /is not JSON/,
    ],
    [
      'a hub.ts that exports no dialect',
      (id) => writeFileSync(tasks(id, 'hub.ts'), 'export default 1\n'),
      'hub.ts',
      /the default export is no HubDialect/,
    ],
  ]

describe('one mistake in a new folder is one message that names the file and the remedy', () => {
  const ids = MISTAKES.map(
    (_mistake, index) =>
      `quite-new-${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`,
  )
  let said: Ended

  beforeAll(async () => {
    for (const [index, [, make]] of MISTAKES.entries()) {
      const id = ids[index] ?? ''
      complete(id)
      make(id)
    }
    said = await run('checkTask.ts')
    for (const id of ids) rmSync(tasks(id), { recursive: true })
  })

  test.each(MISTAKES.map((mistake, index) => [mistake[0], index] as const))(
    '%s',
    (_what, index) => {
      const [, , file, words] = MISTAKES[index] ?? []
      const about = said.lines.filter(
        (line) => line.includes(`/${ids[index]}/`) || line.includes(`/${ids[index]}:`),
      )
      expect(about).toEqual([expect.stringMatching(words ?? '')])
      expect(about[0]).toMatch(`packages/tasks/src/tasks/${ids[index]}/${file}: `)
    },
  )

  test('nothing else is said', () => {
    expect(said.code).toBe(1)
    const isOfOne = (line: string) =>
      ids.some((id) => line.startsWith(`packages/tasks/src/tasks/${id}`))
    expect(said.lines.filter((line) => !isOfOne(line))).toEqual([])
  })
})

/** One mistake alone, then the tree as it was. */
async function saidOf(make: () => void, ...undo: string[]): Promise<string[]> {
  make()
  const { code, lines } = await run('checkTask.ts')
  for (const id of undo) rmSync(tasks(id), { recursive: true, force: true })
  expect(code, lines.join('\n')).toBe(1)
  return lines
}

describe('a folder that is in the wrong place, or not what it says', () => {
  test.each([
    ['Audio-Source', '"Audio-Source" is not the form of an id. Use "audio-source"'],
    ['audio_source', 'Use "audio-source"'],
    ['3d-sound', 'is not the form of an id'],
    ['default', 'has a meaning of its own'],
    ['sentiment-analysis', 'is another name of text-classification'],
    ['text-clasification', 'is easily mistaken for text-classification'],
  ])('the id %s', async (id, words) => {
    const lines = await saidOf(() => complete(id), id)
    expect(lines).toEqual([expect.stringContaining(`packages/tasks/src/tasks/${id}: `)])
    expect(lines[0]).toContain(words)
  })

  test('a copied folder', async () => {
    const copied = () => cpSync(tasks('translation'), tasks('word-order'), { recursive: true })
    expect(await saidOf(copied, 'word-order')).toEqual([
      'packages/tasks/src/tasks/word-order/meta.ts: this is the folder of translation under another name: about.md, examples.ts, hub.ts, meta.ts and schema.ts still speak of that task. Write them for word-order, or remove the folder and begin with `npm run new -- task word-order`.',
    ])
  })

  test('a copied folder of a task that Hugging Face does not have', async () => {
    const copied = () => cpSync(tasks('background-removal'), tasks('aaa'), { recursive: true })
    expect(await saidOf(copied, 'aaa')).toEqual([
      expect.stringMatching(
        /^packages\/tasks\/src\/tasks\/aaa\/meta\.ts: this is the folder of background-removal /,
      ),
    ])
  })

  test('an empty folder', async () => {
    expect(await saidOf(() => mkdirSync(tasks('sound-counting')), 'sound-counting')).toEqual([
      expect.stringContaining('sound-counting: this folder is empty. Remove it'),
    ])
  })

  test('a folder that is not registered', async () => {
    expect(await saidOf(() => complete('word-order'), 'word-order')).toEqual([
      'packages/tasks/src/tasks/word-order: this folder is not registered. Run `npm run register`.',
    ])
  })

  test('a registered folder that the packages above have not decided about', async () => {
    complete('word-order')
    expect(await run('register.ts')).toEqual({ code: 0, lines: [] })
    expect(await saidOf(() => undefined)).toEqual([
      expect.stringMatching(
        /^packages\/widgets\/src\/lib\/widgets\/widgets\.ts: it has no entry for word-order\. Add one: /,
      ),
      ...['transformersJs', 'onnx'].map((engine) =>
        expect.stringContaining(
          `packages/inference-runner/src/engines/${engine}/adapters.ts: it has no entry for word-order. Add one: `,
        ),
      ),
      expect.stringMatching(/\/conversionCommand\.ts: it has no entry for word-order\. Add one: /),
    ])
  })

  test('a removed folder that is still registered', async () => {
    expect(await saidOf(() => rmSync(tasks('word-order'), { recursive: true }))).toEqual([
      'packages/tasks/src/registry/generated/looks.ts: word-order is registered, but there is no folder of it. Run `npm run register`.',
    ])
    expect(await run('register.ts', '--check')).toMatchObject({ code: 1 })
    expect(await run('register.ts')).toEqual({ code: 0, lines: [] })
  })

  test('a page with the line ends of Windows is the same page', async () => {
    const before = readFileSync(tasks('translation', 'about.md'), 'utf8')
    writeFileSync(tasks('translation', 'about.md'), before.replaceAll('\n', '\r\n'))
    expect(await run('checkTask.ts')).toMatchObject({ code: 0 })
    writeFileSync(tasks('translation', 'about.md'), before)
  })

  test('a page that has changed since it was registered', async () => {
    const before = readFileSync(tasks('translation', 'about.md'), 'utf8')
    edit('translation', 'about.md', /$/, '\nAnd more.\n')
    expect(await saidOf(() => undefined)).toEqual([
      'packages/tasks/src/generated/abouts.ts: it is out of date: a folder of a task has changed since it was written. Run `npm run register`.',
    ])
    writeFileSync(tasks('translation', 'about.md'), before)
  })

  test.each([
    ['throws', /$/, 'throw new Error("no sound")\n', /schema\.ts: it cannot be loaded: no sound\./],
    ['is no TypeScript', 'batch: true', 'batch: true,,', /schema\.ts: it cannot be loaded: /],
    [
      'changes values',
      'output: z.object({',
      'output: z.object({ n: z.coerce.number(),',
      /schema\.ts: .* output\.n changes values/,
    ],
  ] as const)('the schema of a registered folder that %s', async (_what, from, to, words) => {
    const before = readFileSync(tasks('translation', 'schema.ts'), 'utf8')
    edit('translation', 'schema.ts', from, to)
    const one = [expect.stringMatching(words)]
    expect(await saidOf(() => undefined)).toEqual(one)
    expect(await run('register.ts')).toEqual({ code: 1, lines: one })
    writeFileSync(tasks('translation', 'schema.ts'), before)
  })

  test.each([
    ['modality', /modality: 'nlp'/, "modality: 'audio'"],
    ['subtask', "'sentiment-analysis'", "'sentiment-guessing'"],
  ])('a %s that is not in the list of Hugging Face', async (_what, from, to) => {
    const before = readFileSync(tasks('text-classification', 'meta.ts'), 'utf8')
    edit('text-classification', 'meta.ts', from, to)
    expect(await saidOf(() => undefined)).toEqual([
      expect.stringMatching(
        /text-classification\/meta\.ts: pipeline differs from the list of Hugging Face\. Make it \{/,
      ),
    ])
    writeFileSync(tasks('text-classification', 'meta.ts'), before)
  })
})

test('register writes nothing while a folder is not in form', async () => {
  cpSync(tasks('translation'), tasks('word-order'), { recursive: true })
  const { code, lines } = await run('register.ts')
  rmSync(tasks('word-order'), { recursive: true })
  expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
  expect(await run('checkTask.ts')).toMatchObject({ code: 0 })
})

test('an id of no folder is named with the nearest', async () => {
  const { code, lines } = await run('checkTask.ts', 'translaton')
  expect({ code, lines }).toEqual({
    code: 1,
    lines: ['There is no folder packages/tasks/src/tasks/translaton. Did you mean translation?'],
  })
})

test('the tree is as it was', () => {
  expect(readdirSync(tasks())).not.toContain('word-order')
})
