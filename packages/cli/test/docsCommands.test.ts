import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DOCS, DOCS_CODE } from '../../../vitest.docs.ts'
import { createProgram } from '../src/program.ts'

const ROOT = join(import.meta.dirname, '../../..')
const COMMAND = /^(?:npx )?taskmesh (.+)$/gm

const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
)

/** What a reader may type: lines of listings, and commands in running text. */
const commands = [
  ...DOCS_CODE.filter(({ language }) => language === 'sh').map(({ code }) => code),
  ...[...DOCS.values()].flatMap((text) => text.match(/(?<=`)taskmesh [^`]+(?=`)/g) ?? []),
].flatMap((text) => [...text.matchAll(COMMAND)].flatMap(([, words]) => words ?? []))

/** The command that some words name, and what comes after its name. */
function find(program: Command, words: readonly string[]): [Command, readonly string[]] {
  const [first, ...rest] = words
  const found = program.commands.find((each) => each.name() === first)
  return found === undefined ? [program, words] : find(found, rest)
}

/** Its options, and those of the command that runs when none is named. */
function optionsOf(command: Command): string[] {
  const usual = command.commands.find((each) => each.name() === 'run')
  return [command, ...(usual === undefined ? [] : [usual])].flatMap(({ options }) =>
    options.flatMap(({ long, short }) => [long ?? '', short ?? '']),
  )
}

describe('commands of the documentation', () => {
  test('are found', () => expect(commands.length).toBeGreaterThan(30))

  test.each([...new Set(commands)])('taskmesh %s', (line) => {
    const program = createProgram()
    const words = line.replaceAll(/"[^"]*"|'[^']*'/g, 'text').split(/\s+/)
    const [command, rest] = find(program, words)
    expect(command).not.toBe(program)
    const named = rest.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0])
    const known = [...optionsOf(command), '--help']
    expect(named.filter((option) => !known.includes(option ?? ''))).toEqual([])
  })

  test('those of npm are in package.json', () => {
    const named = [...DOCS.values()].flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)])
    const missing = named.filter(([, name = '']) => !(name in manifest.scripts))
    expect(named.length).toBeGreaterThan(0)
    expect(missing.map(([words]) => words)).toEqual([])
  })
})

describe('configuration files of the documentation', () => {
  const file = readFileSync(join(import.meta.dirname, '../taskmesh.config.schema.json'), 'utf8')
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(file))

  test.each(DOCS_CODE.filter(({ language }) => language === 'yaml'))(
    '$place is one of `taskmesh serve`',
    ({ code }) => {
      validate(parse(code))
      expect(validate.errors ?? []).toEqual([])
    },
  )
})
