import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The files that the README tells a newcomer to write, by the heading that they stand under. */
const files = README.split(/^## /m).flatMap((section) => {
  const [, framework] = /^Start in (?:plain )?(\w+)/.exec(section) ?? []
  return [...section.matchAll(/^`([\w./]+)`:\n\n```\w+\n([^]*?)^```$/gm)].flatMap(
    ([, path = '', code = '']) =>
      framework === undefined ? [] : [[framework.toLowerCase(), path, code] as const],
  )
})

test.for(files)('%s: %s is the file of the example, which a test runs', ([name, path, code]) => {
  const example = new URL(`../../../../examples/${name}/${path}`, import.meta.url)
  expect(code).toBe(readFileSync(example, 'utf8'))
})

test('every start has a file', () => {
  expect(new Set(files.map(([name]) => name))).toEqual(new Set(['html', 'react', 'svelte']))
})
