import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPipeline } from '../src/actions/newPipeline.ts'
import { chooseModels } from '../src/network/models.ts'
import { codeOf, FileReference } from '../src/pipeline/codeOf.ts'
import { templateFolder, TEMPLATES } from '../src/pipeline/templates.ts'
import { runInProcess } from './support/inProcess.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-new-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('default: a pipeline in TypeScript for text-classification, which runs as it is', async () => {
  const path = join(folder, 'first')
  const made = await runInProcess(['new', 'pipeline', path])
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('taskmesh run text-class'),
  })
  expect(await readdir(path)).toEqual(['pipeline.ts'])
  const run = await runInProcess([
    'run',
    'text-classification',
    'I like it',
    '--model',
    path,
    '--json',
  ])
  expect(JSON.parse(run.stdout)).toMatchObject({
    model: 'local/first',
    result: [{ label: 'POSITIVE', score: expect.any(Number) }],
    warnings: [],
  })
})

test('behavior: the files of an output lie beside the code, and the pipeline reads them', async () => {
  const path = join(folder, 'picture')
  const made = await runInProcess(['new', 'pipeline', path, '--task', 'text-to-image', '--json'])
  expect(JSON.parse(made.stdout)).toMatchObject({
    task: 'text-to-image',
    language: 'typescript',
    files: ['output-1.png', 'pipeline.ts'],
  })
  const run = await runInProcess(['run', 'text-to-image', 'a cat', '--model', path, '--json'])
  const picture = await readFile(join(path, 'output-1.png'))
  expect(JSON.parse(run.stdout)).toHaveProperty(
    'result.image',
    `data:image/png;base64,${picture.toString('base64')}`,
  )
})

test('behavior: a template brings its code, how to prepare its model, and what to install', async () => {
  const path = join(folder, 'flowers')
  const task = 'tabular-classification'
  const made = await runInProcess([
    'new',
    'pipeline',
    path,
    '--template',
    'scikit-learn',
    '--task',
    task,
  ])
  expect(made.stdout).toMatch(/pip install -r .*requirements\.txt\n.*prepare\.py\n.*--model/)
  expect((await readdir(path)).toSorted()).toEqual([
    'pipeline.py',
    'prepare.py',
    'requirements.txt',
  ])
})

test('default: each template has a folder for each of its tasks', () => {
  const { empty: _none, ...libraries } = TEMPLATES
  for (const template of ['scikit-learn', 'spacy', 'sentence-transformers'] as const) {
    for (const task of libraries[template]) expect(templateFolder(template, task)).toBeDefined()
  }
  expect(Object.keys(libraries)).toHaveLength(3)
})

test.each([
  [{ template: 'spacy', task: 'translation' }, /with task translation/],
  [{ template: 'spacy', language: 'typescript' }, /with language typescript/],
  [{ template: 'empty', task: 'text-classificaton' }, /text-classificaton/],
] as const)('error: %j', async (options, words) => {
  const path = join(folder, 'refused')
  await expect(newPipeline(path, { json: true, ...options })).rejects.toThrowError(words)
  expect(await readdir(folder)).not.toContain('refused')
})

test('error: a folder that holds something', async () => {
  const making = newPipeline(import.meta.dirname, { json: true, template: 'empty' })
  await expect(making).rejects.toThrowError(/There is something in/)
})

test('error: models are not chosen from a folder with neither a model nor a pipeline', () => {
  expect(() => chooseModels('translation', { model: import.meta.dirname })).toThrowError(
    /no config\.json and no pipeline/,
  )
})

test('default: values become code of either language', () => {
  const value = {
    label: "it's",
    'a-b': [1, null, true],
    image: new FileReference('output-1.png'),
  }
  expect(codeOf(value, 'typescript')).toBe(
    `{ label: "it's", 'a-b': [1, null, true], image: file('output-1.png') }`,
  )
  expect(codeOf(value, 'python')).toBe(
    `{"label": "it's", "a-b": [1, None, True], "image": file("output-1.png")}`,
  )
  const long = codeOf(
    Array.from({ length: 3 }, () => 'word '.repeat(8)),
    'python',
  )
  expect(long.split('\n')).toHaveLength(5)
})
