import { parse } from 'svelte/compiler'
import ts from 'typescript'

/** One import in a file. */
export interface Import {
  specifier: string
  /** Whether nothing of it is left at run time. */
  isType: boolean
  /** From one. */
  line: number
}

/** What a file imports, and the strings in it that name a module or a file in another way. */
export interface FileImports {
  imports: readonly Import[]
  /** All strings that begin like a package of this repository or lead out of a folder. */
  strings: ReadonlySet<string>
}

const OTHERS = /^(@taskmesh|\.\.)\//

/**
 * Finds all imports of a TypeScript, JavaScript or Svelte file: static and dynamic ones, re-exports,
 * and types in the form `import('…')`.
 */
export function findImports(file: string, code: string): FileImports {
  const script = file.endsWith('.svelte') ? scriptsOf(code) : code
  const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest)
  const imports: Import[] = []
  const strings = new Set<string>()
  visit(source)
  return { imports, strings }

  function visit(node: ts.Node): void {
    const found = importOf(node)
    if (found !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      imports.push({ ...found, line: line + 1 })
    }
    const isString = ts.isStringLiteralLike(node) || ts.isTemplateHead(node)
    if (isString && OTHERS.test(node.text)) strings.add(node.text)
    ts.forEachChild(node, visit)
  }
}

function importOf(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node))
    return named(node.moduleSpecifier, node.importClause?.phaseModifier === TYPE)
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? named(node.argument.literal, true) : undefined
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0], false)
  return undefined
}

const TYPE = ts.SyntaxKind.TypeKeyword

function named(specifier: ts.Node | undefined, isType: boolean): Omit<Import, 'line'> | undefined {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined
  return { specifier: specifier.text, isType }
}

/** The scripts of a component at their places, and a statement for each import of its markup. */
function scriptsOf(code: string): string {
  const { instance, module, fragment } = parse(code, { modern: true })
  const ranges = [instance, module].flatMap((script) =>
    script === null || script === undefined ? [] : [rangeOf(script.content)],
  )
  const expressions = dynamicImports(fragment)
  const kept = [...ranges, ...expressions].toSorted((a, b) => a.start - b.start)
  let result = ''
  for (const { start, end } of kept)
    result += `${blank(code.slice(result.length, start))}${code.slice(start, end)}`
  return result
}

interface Range {
  start: number
  end: number
}

function isRange(value: object): value is Range {
  return (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  )
}

function rangeOf(node: object): Range {
  if (!isRange(node)) throw new Error('Expected a node with a position.')
  return { start: node.start, end: node.end }
}

/** Keeps the lines. The semicolons end what lies before. */
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ').replace(/^ /, ';')
}

function dynamicImports(node: unknown): Range[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'ImportExpression') return [rangeOf(node)]
  return Object.values(node).flatMap(dynamicImports)
}
