import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A piece of code from the documentation. */
export interface Example {
  /** The function or type that it is an example of, or `README 1`. */
  name: string
  file: string
  code: string
}

/** The documentation of something that is exported. */
export interface Documented {
  name: string
  file: string
  isFunction: boolean
  text: string
}

export const packageRoot = fileURLToPath(new URL('..', import.meta.url))

const BLOCK = /```ts\n([\s\S]*?)\n```/g

function sourceFiles(): string[] {
  const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(packageRoot, 'src', file))
}

function isExported(node: ts.Node): boolean {
  const flags = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return flags?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function docOf(node: ts.Node, source: ts.SourceFile): string {
  const ranges = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []
  const last = ranges.at(-1)
  const text = last === undefined ? '' : source.text.slice(last.pos, last.end)
  if (!text.startsWith('/**')) return ''
  const lines = text.slice(3, -2).split('\n')
  return lines.map((line) => line.replace(/^\s*\* ?/, '')).join('\n')
}

/** Everything that the source files export, with its docstring. */
export function documented(): Documented[] {
  return sourceFiles().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
    return source.statements.flatMap((node) => {
      const isNamed =
        ts.isFunctionDeclaration(node) ||
        ts.isInterfaceDeclaration(node) ||
        ts.isTypeAliasDeclaration(node) ||
        ts.isClassDeclaration(node)
      if (!isNamed || node.name === undefined || !isExported(node)) return []
      const name = node.name.text
      const text = docOf(node, source)
      return [{ name, file, isFunction: ts.isFunctionDeclaration(node), text }]
    })
  })
}

export function examplesOf(text: string): string[] {
  return [...text.matchAll(BLOCK)].map((match) => match[1] ?? '')
}

/** The examples of all docstrings. */
export function docstringExamples(): Example[] {
  return documented().flatMap(({ name, file, text }) =>
    examplesOf(text).map((code) => ({ name, file, code })),
  )
}

/** The examples of a Markdown file. */
export function markdownExamples(file: string): Example[] {
  const text = readFileSync(join(packageRoot, file), 'utf8')
  return examplesOf(text).map((code, index) => ({ name: `${file} ${index + 1}`, file, code }))
}

/** The names that a piece of code uses, and does not declare or import. */
export function freeNames(code: string): Set<string> {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const used = new Set<string>()
  const declared = new Set<string>()
  const declare = (name: ts.Node): void => {
    if (ts.isIdentifier(name)) declared.add(name.text)
    else ts.forEachChild(name, (child) => declare(ts.isBindingElement(child) ? child.name : child))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) declare(node.name)
    if (ts.isImportSpecifier(node)) declared.add(node.name.text)
    const isProperty =
      (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
    if (ts.isIdentifier(node) && !isProperty) used.add(node.text)
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(source, visit)
  // A name that is declared may also be used before, as `const { task } = task` would not compile.
  return new Set([...used].filter((name) => !declared.has(name)))
}
