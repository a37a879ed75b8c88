import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { declarationText } from './declarationText.ts'
import { readDocstring, type Docstring } from './readDocstring.ts'

/** What kind of thing an entry exports. */
export type SymbolKind = 'function' | 'class' | 'constant' | 'type' | 'component'

/** Something that an entry exports. */
export interface ApiSymbol extends Docstring {
  name: string
  kind: SymbolKind
  /** How it is declared, without what it does inside. */
  code: string
}

const SAID = /^<!--\n {2}@component\n([^]*?)^-->/m
const PROPS = /^ {2}(?:export )?interface Props[^]*?^ {2}}$/m

/** Makes a function that reads what a module exports, in the order in which it says so. */
export function symbolReader(root: string): (file: string) => ApiSymbol[] {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root })
    .filter((path) => !/\.test(-d)?\.ts$/.test(path))
    .map((path) => join(root, path))
  // Types of packages from npm are not needed, and would take most of the time.
  const program = ts.createProgram(files, {
    noResolve: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.Preserve,
    allowImportingTsExtensions: true,
    noEmit: true,
  })
  const checker = program.getTypeChecker()
  return (file) => {
    if (file.endsWith('.svelte')) return [component('default', file)]
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    if (module === undefined) return []
    return checker.getExportsOfModule(module).flatMap((symbol) => read(symbol, checker) ?? [])
  }
}

function read(symbol: ts.Symbol, checker: ts.TypeChecker): ApiSymbol | undefined {
  const specifier = symbol.declarations?.find((each) => ts.isExportSpecifier(each))
  const from = specifier?.parent.parent.moduleSpecifier
  if (from !== undefined && ts.isStringLiteral(from) && from.text.endsWith('.svelte')) {
    return component(symbol.name, resolve(dirname(from.getSourceFile().fileName), from.text))
  }
  const found = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const declarations = found.declarations ?? []
  const [first] = declarations
  if (first === undefined) return undefined
  const documented = declarations.map((each) => readDocstring(each)).find(({ text }) => text !== '')
  return {
    name: symbol.name,
    kind: kindOf(first),
    code: declarationText(declarations, checker),
    ...(documented ?? readDocstring(first)),
  }
}

function kindOf(declaration: ts.Declaration): SymbolKind {
  if (ts.isFunctionDeclaration(declaration)) return 'function'
  if (ts.isClassDeclaration(declaration)) return 'class'
  if (!ts.isVariableDeclaration(declaration)) return 'type'
  const { initializer } = declaration
  return initializer && ts.isArrowFunction(initializer) ? 'function' : 'constant'
}

/** A component is documented by its comment `@component` and the properties that it declares. */
function component(name: string, file: string): ApiSymbol {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [props = ''] = PROPS.exec(text) ?? []
  const code = props.replaceAll(/^ {2}/gm, '')
  const [, said = ''] = SAID.exec(text) ?? []
  const words = said.replaceAll(/^ {2}/gm, '').trim()
  return { name, kind: 'component', code, text: words, params: [], throws: [], examples: [] }
}
