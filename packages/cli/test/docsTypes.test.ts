import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCS_CODE, README_PROGRAMS } from '../../../vitest.docs.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDER = join(import.meta.dirname, `.examples-types-${process.pid}`)
const COMPILER = join(ROOT, 'node_modules/typescript-native/bin/tsc')

/** What the command has no dependency on. */
const ELSEWHERE = /from '(pg|@taskmesh\/widgets|@taskmesh\/tasks-data)/

const programs = [...DOCS_CODE.filter(({ language }) => language === 'ts'), ...README_PROGRAMS]
  .filter(({ code, place }) => !ELSEWHERE.test(code) && !place.includes('widgets'))
  .map((block, index) => ({ ...block, name: `program${index}.mts` }))

const tsconfig = {
  extends: '../../../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    lib: ['esnext', 'dom'],
  },
  include: ['*.mts'],
}

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, code } of programs) writeFileSync(join(FOLDER, name), code)
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(tsconfig))
})

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

test('the documentation and the READMEs have programs', () => {
  expect(programs.length).toBeGreaterThan(40)
})

test('every program of the documentation and the READMEs has right types', () => {
  const args = [COMPILER, '-p', FOLDER]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: 'utf8' })
  const found = programs.reduce(
    (text, { name, place }) => text.replaceAll(new RegExp(`^\\S*\\b${name}`, 'gm'), place),
    stdout,
  )
  expect(status, found).toBe(0)
}, 300_000)
