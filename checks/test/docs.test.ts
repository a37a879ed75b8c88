import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, walkTokens, type Token } from 'marked'
import { compile } from 'svelte/compiler'
import { describe, expect, test } from 'vitest'
import { DOCS, DOCS_CODE } from '../../vitest.docs.ts'
import { readRepositoryFile, ROOT } from '../src/workspace.ts'

const blocksOf = (...languages: string[]) =>
  DOCS_CODE.filter(({ language }) => languages.includes(language))
const examples = DOCS_CODE.filter(({ file }) => file.startsWith('examples/'))

function linksOf(markdown: string): string[] {
  const found: string[] = []
  walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') found.push(token['href'])
  })
  return found
}

const links = [...DOCS].flatMap(([path, markdown]) =>
  linksOf(markdown).map((href) => [path, href] as const),
)

describe('code in the documentation', () => {
  test('is of a language that a test knows', () => {
    const known = ['ts', 'js', 'jsx', 'vue', 'svelte', 'html', 'sh', 'json', 'yaml', 'py']
    expect(DOCS_CODE.filter(({ language }) => !known.includes(language))).toEqual([])
    expect(blocksOf('js', 'jsx', 'vue').filter((block) => !examples.includes(block))).toEqual([])
  })

  test.each(examples)('$place is the file $file, which the tests of widgets build', (block) => {
    expect(block.code).toBe(readRepositoryFile(block.file))
  })

  test.each(blocksOf('svelte'))('$place is a component', ({ code }) => {
    expect(compile(code, { generate: 'client' }).warnings).toEqual([])
    expect(compile(code, { generate: 'server' }).warnings).toEqual([])
  })

  test.each(blocksOf('json'))('$place is JSON', ({ code }) => {
    expect(() => JSON.parse(code)).not.toThrow()
  })

  test.each(blocksOf('py'))('$place is Python', ({ code }) => {
    const program = 'import ast, sys; ast.parse(sys.stdin.read())'
    const { status, stderr } = spawnSync('python3', ['-c', program], { input: code })
    expect(status, String(stderr)).toBe(0)
  })
})

describe('links in the documentation', () => {
  test('are found', () => expect(links.length).toBeGreaterThan(30))

  // Pages that the gallery makes, and anchors, are followed when it is built.
  test('lead to files that are there, or to pages that are made', () => {
    const made = /^\.\/(errors|api(\/[\w/-]+)?)\.md(#|$)|^\.\.\/llms\.txt$/
    const missing = links.filter(([, href]) => {
      const path = href.split('#')[0] ?? ''
      return !/^https:|^#/.test(href) && !made.test(href) && !existsSync(join(ROOT, 'docs', path))
    })
    expect(missing).toEqual([])
  })

  test('that lead out are addresses', () => {
    const outside = links.filter(([, href]) => /^\w+:/.test(href))
    expect(outside.filter(([, href]) => !URL.canParse(href) || !href.startsWith('https:'))).toEqual(
      [],
    )
  })
})
