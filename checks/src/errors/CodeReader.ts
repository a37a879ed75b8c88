import ts from 'typescript'
import { descendants } from './descendants.ts'
import { unaliased } from './unaliased.ts'

/** The base of all errors. */
export const BASE = 'TaskmeshError'

/** Reads codes from the types of what constructors pass to their base, or of a class's own `code`. */
export class CodeReader {
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
    return objectsWithCode(file).flatMap((node) => {
      const expected = this.#checker.getContextualType(node)
      const isKind = expected !== undefined && this.#codesOfType(expected, node) === 'any'
      const codes = isKind ? this.#codesIn(node) : undefined
      return codes === undefined || codes === 'any' ? [] : codes
    })
  }

  /** The codes in a file that say why something happened, where no error is thrown. */
  reasonsIn(file: ts.SourceFile): string[] {
    return objectsWithCode(file).flatMap((node) => {
      const expected = this.#checker.getContextualType(node)
      const property = expected && this.#checker.getNonNullableType(expected).getProperty('code')
      if (property === undefined || this.#codesIn(node) !== undefined) return []
      const given = this.#checker.getTypeAtLocation(node).getProperty('code')
      const codes = given && literalsOf(this.#checker.getTypeOfSymbolAtLocation(given, node))
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

/** Objects that are not what a constructor passes to its base. */
function objectsWithCode(file: ts.SourceFile): ts.ObjectLiteralExpression[] {
  return descendants(file)
    .filter((node) => ts.isObjectLiteralExpression(node))
    .filter(({ parent }) => !isSuperCall(parent))
    .filter(({ properties }) => properties.some(({ name }) => name?.getText(file) === 'code'))
}

function isSuperCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword
}
