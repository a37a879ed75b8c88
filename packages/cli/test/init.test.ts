import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { TASK_IDS } from '@taskmesh/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { projectFiles } from '../src/init/projectFiles.ts'
import { runInProcess } from './support/inProcess.ts'

const TSC = join(import.meta.dirname, '../../../node_modules/typescript-native/bin/tsc')
const manifest = z.looseObject({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()),
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-init-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('default: a project for text-classification, with the steps that come next', async () => {
  const path = join(folder, 'My Project')
  const { code, stdout } = await runInProcess(['init', path])
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/npm install\n.*npm start/s),
  })
  expect((await readdir(path)).toSorted()).toEqual([
    '.gitignore',
    'package.json',
    'publish.ts',
    'tsconfig.json',
  ])
  const { name, dependencies } = z.parse(
    manifest,
    JSON.parse(await readFile(join(path, 'package.json'), 'utf8')),
  )
  expect(name).toBe('my-project')
  expect(Object.values(dependencies)).toEqual(
    Object.values(dependencies).map(() => expect.stringMatching(/^\^\d+\.\d+\.\d+$/)),
  )
})

test('behavior: media of a task are files that the program reads', async () => {
  const path = join(folder, 'pictures')
  const { stdout } = await runInProcess(['init', path, '--task', 'image-classification', '--json'])
  const { files } = z.parse(z.object({ files: z.array(z.string()) }), JSON.parse(stdout))
  expect(files).toContain('input-1.png')
  expect(await readFile(join(path, 'publish.ts'), 'utf8')).toContain("inputs: file('input-1.png')")
})

test('behavior: a repository of Git may be in the folder', async () => {
  const path = join(folder, 'repository')
  await mkdir(join(path, '.git'), { recursive: true })
  expect((await runInProcess(['init', path])).code).toBe(0)
})

test('error: a folder that holds something, and a task that is none', async () => {
  const used = await runInProcess(['init', import.meta.dirname])
  expect(used).toMatchObject({ code: 1, stderr: expect.stringContaining('There is something in') })
  const none = await runInProcess(['init', join(folder, 'none'), '--task', 'translatoin'])
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('translatoin') })
  expect(await readdir(folder)).not.toContain('none')
})

test('the program of every task type-checks as it is', { timeout: 120_000 }, async () => {
  const inside = join(import.meta.dirname, `.init-${process.pid}`)
  await mkdir(inside)
  try {
    for (const task of TASK_IDS) {
      await writeFile(
        join(inside, `${task}.ts`),
        String(projectFiles('one', task).get('publish.ts')),
      )
    }
    const { compilerOptions } = z.parse(
      z.object({ compilerOptions: z.looseObject({}) }),
      JSON.parse(String(projectFiles('one', 'translation').get('tsconfig.json'))),
    )
    // The sources that these import are read as they are in the repository.
    const own = { customConditions: ['@taskmesh/source'], allowImportingTsExtensions: true }
    const config = { compilerOptions: { ...compilerOptions, ...own }, include: ['*.ts'] }
    await writeFile(join(inside, 'tsconfig.json'), JSON.stringify(config))
    const checking = promisify(execFile)(process.execPath, [TSC, '-p', inside])
    // What the compiler prints is what is wrong.
    expect(await checking.catch((error: { stdout: string }) => error.stdout)).toMatchObject({
      stdout: '',
    })
    expect(TASK_IDS.length).toBeGreaterThan(50)
  } finally {
    await rm(inside, { recursive: true, force: true })
  }
})
