import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, walkTokens } from 'marked'
import { expect, test } from 'vitest'
import { readRepositoryFile, ROOT } from '../src/workspace.ts'

const PATH = /^(packages|apps|checks|bench|interop|scripts)\/[^<]*$/

const manifest: { scripts: Record<string, string> } = JSON.parse(readRepositoryFile('package.json'))

test('every command of npm that CONTRIBUTING.md names is there', () => {
  const named = [...readRepositoryFile('CONTRIBUTING.md').matchAll(/npm run ([\w:]+)/g)]
  const commands = new Set(named.map(([, command = '']) => command))
  expect(commands.size).toBeGreaterThan(5)
  expect([...commands].filter((command) => !(command in manifest.scripts))).toEqual([])
})

test('every file and folder that CONTRIBUTING.md names is there', () => {
  const paths: string[] = []
  walkTokens(lexer(readRepositoryFile('CONTRIBUTING.md')), (token) => {
    if (token.type === 'codespan' && PATH.test(token.text)) paths.push(token.text)
  })
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
