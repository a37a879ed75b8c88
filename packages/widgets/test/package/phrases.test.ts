import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import { expect, test } from 'vitest'
import { GERMAN_PHRASES } from '../../src/lib/messages/german/phrases.ts'

const SOURCES = join(import.meta.dirname, '../../src/lib')
/** Attributes that people read or hear. */
const SPOKEN = new Set(
  'aria-label title label placeholder help legend alt caption words labelName'.split(' '),
)
const WORDS = /\p{L}{2,}/u
/** The same in every language. */
const NAMES = new Set(['JSON', 'https://…', 'summarize: …', 'Ctrl+Enter'])

const files = globSync('**/*.{svelte,ts}', { cwd: SOURCES }).filter(
  (file) => !file.includes('generated') && !file.startsWith('messages/'),
)
const read = (file: string) => readFileSync(join(SOURCES, file), 'utf8')

/** Words that a template says itself. */
function ownWords(fragment: AST.Fragment): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) return node.forEach(visit)
    if ('type' in node && 'data' in node && node.type === 'Text') found.push(String(node.data))
    const isAttribute = 'type' in node && /^(Attribute|StyleDirective)$/.test(String(node.type))
    if (isAttribute && 'name' in node && !SPOKEN.has(String(node.name))) return
    Object.values(node).forEach(visit)
  }
  visit(fragment)
  return found.map((text) => text.trim()).filter((text) => WORDS.test(text) && !NAMES.has(text))
}

test.for(files.filter((file) => file.endsWith('.svelte')))(
  '%s says nothing that cannot be said in another language',
  (file) => {
    expect(ownWords(parse(read(file), { modern: true }).fragment)).toEqual([])
  },
)

test('no phrase has a translation that nothing says', () => {
  const sources = files.map(read).join('\n')
  const quoted = (phrase: string) =>
    [`'${phrase}'`, `"${phrase}"`, `${phrase}:`].some((text) => sources.includes(text))
  expect(Object.keys(GERMAN_PHRASES).filter((phrase) => !quoted(phrase))).toEqual([])
})
