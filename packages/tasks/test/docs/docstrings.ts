import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const FENCED = /```ts\n([\s\S]*?)\n```/g

/** The docstring that stands before a declaration. */
function docOf(node: ts.Node, text: string): string {
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
  // A mark for bundlers may stand between the two.
  const last = comments.findLast(({ pos }) => text.startsWith('/**', pos))
  return last === undefined ? '' : text.slice(last.pos, last.end).replace(/^ *\* ?/gm, '')
}

function isExported(node: ts.FunctionDeclaration | ts.ClassDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function docsIn(file: string): [name: string, doc: string][] {
  const text = readFileSync(file, 'utf8')
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return statements.flatMap((node) => {
    const isDocumented = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)
    if (!isDocumented || !isExported(node) || node.name === undefined) return []
    const doc = docOf(node, text)
    return doc === '' ? [] : [[node.name.text, doc]]
  })
}

/** This package, and the one whose base error it exports again. */
const FOLDERS = [join(ROOT, '../errors/src'), join(ROOT, 'src')]

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

/**
 * The docstrings of the functions and classes that the packages' files export, by name. Those of one name
 * in several files, of which an entry exports one, come together.
 */
export function docstrings(): Map<string, string> {
  const docs = new Map<string, string>()
  for (const [name, doc] of FOLDERS.flatMap(filesIn).flatMap(docsIn)) {
    const known = docs.get(name)
    docs.set(name, known === undefined ? doc : `${known}\n${doc}`)
  }
  return docs
}

/** The pieces of code in a docstring. */
export function examplesIn(doc: string): string[] {
  return [...doc.matchAll(FENCED)].map(([, code = '']) => code)
}
