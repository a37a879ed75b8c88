import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile, PACKAGES } from './switching/compile.ts'
import { UNFIT_FOR_OURS, UNFIT_FOR_THEIRS, UNNAMED_KEYS } from './switching/differences.ts'
import { programWith } from './switching/program.ts'

const IMPORTS = Object.entries(PACKAGES).map(
  ([name, specifier]) => `import type * as ${name} from '${specifier}'`,
)

const imported = compile({
  both: IMPORTS.join('\n'),
  withTheirs: programWith(PACKAGES.theirs),
  withOurs: programWith(PACKAGES.ours),
})
const theirs = imported.exportsOf(PACKAGES.theirs)
const ours = new Map(imported.exportsOf(PACKAGES.ours).map((one) => [one.name, one]))
const common = theirs.filter(({ name, isValue }) => !isValue && ours.has(name))

/** What the README says is not offered. A `*` stands for any letters. */
function notOffered(): string[] {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const [, section = ''] = /### Not offered\n(.*?)(?=\n##|$)/s.exec(readme) ?? []
  return [...section.matchAll(/`([\w*]+)`/g)].map(([, name = '']) => name)
}

function matches(name: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '\\w*')}$`).test(name)
}

test.each(['withTheirs', 'withOurs'])('a program compiles %s', (file) => {
  expect([...imported.errorsOf(file).values()]).toEqual([])
})

test('the README lists what is not offered, and nothing else', () => {
  const missing = theirs.flatMap(({ name }) => (ours.has(name) ? [] : name))
  const listed = notOffered()
  expect(missing.filter((name) => !listed.some((one) => matches(name, one)))).toEqual([])
  expect(listed.filter((one) => !missing.some((name) => matches(name, one)))).toEqual([])
})

test('types have every key that theirs have, but for what is listed', () => {
  const missing = common.flatMap(({ name, keys }) =>
    keys.flatMap((key) => (ours.get(name)?.keys.includes(key) ? [] : `${name}.${key}`)),
  )
  expect(missing.filter((key) => !(key in UNNAMED_KEYS))).toEqual([])
})

describe('types take the place of theirs', () => {
  const names = common.map(({ name }) => name)
  const written = names.filter((name) => !name.includes('Output'))
  const read = names.filter((name) => name.includes('Output'))
  const fits = compile({
    written: [
      ...written.map(
        (name) => `export const _${name} = (one: theirs.${name}): ours.${name} => one`,
      ),
      ...IMPORTS,
    ].join('\n'),
    read: [
      ...read.map((name) => `export const _${name} = (one: ours.${name}): theirs.${name} => one`),
      ...IMPORTS,
    ].join('\n'),
  })

  test('what a program wrote for theirs fits ours, but for what is listed', () => {
    const errors = fits.errorsOf('written')
    const unfit = written.filter((_name, line) => errors.has(line))
    expect(written.length).toBeGreaterThan(60)
    expect(unfit.filter((name) => !(name in UNFIT_FOR_OURS))).toEqual([])
  })

  test('what a program reads of theirs it can read of ours, but for what is listed', () => {
    const errors = fits.errorsOf('read')
    const unfit = read.filter((_name, line) => errors.has(line))
    expect(read.length).toBeGreaterThan(50)
    expect(unfit.filter((name) => !(name in UNFIT_FOR_THEIRS))).toEqual([])
  })
})
