import ts from 'typescript'
import { PACKAGES, type WorkspacePackage } from '../workspace.ts'
import { descendants } from './descendants.ts'
import type { Program } from './program.ts'

/** A class of errors in the sources of a package. */
export interface ErrorClass {
  name: string
  /** Of the package that declares it. */
  packageId: string
  /** Whether a published package exports it. */
  isPublic: boolean
  /** Whether it extends `TaskmeshError`, directly or not. */
  isTaskmeshError: boolean
  /** Its codes; none where they cannot be found. */
  codes: readonly string[]
}

/** The base of all errors. */
export const BASE = 'TaskmeshError'

/** Finds all classes of errors that somebody may catch. Abstract ones are left out. */
export function findErrorClasses(program: Program): ErrorClass[] {
  const reader = new CodeReader(program.checker)
  const exported = new Set(PACKAGES.flatMap((each) => exportedBy(program, each)))
  return PACKAGES.flatMap((each) => {
    const files = program.sourcesOf(each)
    const kinds = files.flatMap((file) => reader.kindsIn(file))
    return files.flatMap(classesIn).flatMap((declaration): ErrorClass[] => {
      const name = declaration.name?.text
      const isTaskmeshError = reader.extendsClass(declaration, BASE)
      const isError = isTaskmeshError || reader.extendsClass(declaration, 'Error')
      if (!isError || name === undefined || name === BASE || isAbstract(declaration)) return []
      const codes = reader.codesOf(declaration)
      return [
        {
          name,
          packageId: each.id,
          isPublic: exported.has(declaration),
          isTaskmeshError,
          codes: codes === 'any' ? [...new Set(kinds)] : codes,
        },
      ]
    })
  })
}

function exportedBy(program: Program, { folder, manifest }: WorkspacePackage): ts.Declaration[] {
  if (manifest.private) return []
  return Object.values(manifest.exports).flatMap((target) => {
    if (typeof target !== 'object' || target === null) return []
    const path = Object.entries(target).find(([condition]) => condition === '@taskmesh/source')
    const file = program.fileAt(`${folder}/${String(path?.[1]).replace(/^\.\//, '')}`)
    const symbol = file && program.checker.getSymbolAtLocation(file)
    if (symbol === undefined) return []
    return program.checker
      .getExportsOfModule(symbol)
      .flatMap((each) => unaliased(program.checker, each).declarations ?? [])
  })
}

function unaliased(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function classesIn(file: ts.SourceFile): ts.ClassDeclaration[] {
  return descendants(file).filter((node) => ts.isClassDeclaration(node))
}

function isAbstract({ modifiers }: ts.ClassDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) === true
}

/** Reads codes from the types of what constructors pass to their base, or of a class's own `code`. */
class CodeReader {
  readonly #checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  extendsClass(declaration: ts.ClassDeclaration, name: string): boolean {
    const base = this.#baseOf(declaration)
    if (base === undefined) return false
    return base.name === name || base.declarations.some((each) => this.extendsClass(each, name))
  }

  /** The codes of a class, or `any` when whoever makes one decides. */
  codesOf(declaration: ts.ClassDeclaration): readonly string[] | 'any' {
    const declared = declaration.members.find(({ name }) => name?.getText() === 'code')
    if (declared !== undefined) return literalsOf(this.#checker.getTypeAtLocation(declared))
    const call = descendants(declaration).find(isSuperCall)
    const given = (call?.arguments ?? []).map((argument) => this.#codesIn(argument))
    const found = given.find((codes) => codes !== undefined)
    if (found !== undefined) return found
    const base = this.#baseOf(declaration)
    const [parent] = base?.declarations ?? []
    if (base?.name === BASE) return call === undefined ? 'any' : []
    return parent === undefined ? [] : this.codesOf(parent)
  }

  /** The codes that are written down in a file for whoever makes an error of any code. */
  kindsIn(file: ts.SourceFile): string[] {
    return descendants(file).flatMap((node) => {
      if (!ts.isObjectLiteralExpression(node) || isSuperCall(node.parent)) return []
      if (!node.properties.some(({ name }) => name?.getText(file) === 'code')) return []
      const expected = this.#checker.getContextualType(node)
      const isKind = expected !== undefined && this.#codesOfType(expected, node) === 'any'
      const codes = isKind ? this.#codesIn(node) : undefined
      return codes === undefined || codes === 'any' ? [] : codes
    })
  }

  #codesIn(node: ts.Expression): readonly string[] | 'any' | undefined {
    return this.#codesOfType(this.#checker.getTypeAtLocation(node), node)
  }

  #codesOfType(type: ts.Type, node: ts.Node): readonly string[] | 'any' | undefined {
    const defined = this.#checker.getNonNullableType(type)
    if (defined.getProperty('actor') === undefined) return undefined
    const property = defined.getProperty('code')
    if (property === undefined) return undefined
    const code = this.#checker.getTypeOfSymbolAtLocation(property, node)
    return code.flags & ts.TypeFlags.String ? undefined : literalsOf(code)
  }

  #baseOf({ heritageClauses }: ts.ClassDeclaration) {
    const clause = heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    const expression = clause?.types[0]?.expression
    if (expression === undefined) return undefined
    const symbol = this.#checker.getSymbolAtLocation(expression)
    const declarations = symbol ? (unaliased(this.#checker, symbol).declarations ?? []) : []
    return {
      name: expression.getText(),
      declarations: declarations.filter((each) => ts.isClassDeclaration(each)),
    }
  }
}

/** A class with so many codes has all of them: whoever makes one decides. */
const MOST_CODES = 50

function literalsOf(code: ts.Type): readonly string[] | 'any' {
  const codes = code.isUnion() ? code.types : [code]
  const literals = codes.flatMap((each) => (each.isStringLiteral() ? each.value : []))
  return literals.length === codes.length && literals.length < MOST_CODES ? literals : 'any'
}

function isSuperCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword
}
