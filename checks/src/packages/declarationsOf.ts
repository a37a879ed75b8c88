import { createHash } from 'node:crypto'
import ts from 'typescript'

const PRINTER = ts.createPrinter({ removeComments: true })

/** Longer declarations are data or generated: of them a report has the beginning and a digest. */
const LONGEST = 2000

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST)}…\n// ${text.length} characters in all, ${digestOf(text)}`
}

function isAlias(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0
}

/** A short digest that changes with the text. */
export function digestOf(text: string): string {
  return `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}

/** A reader of declaration files: the names that one exports, each with its declaration in TypeScript. */
export class DeclarationReader {
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker

  /** @param files - the paths of all declaration files that will be asked for. */
  constructor(files: readonly string[]) {
    this.#program = ts.createProgram([...files], {
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ESNext,
      noLib: true,
      types: [],
    })
    this.#checker = this.#program.getTypeChecker()
  }

  /** The exports of a file by name, in order. What another package declares says which one. */
  read(file: string): Map<string, string> {
    const symbols = this.#exportsOf(file)
    return new Map(symbols.map((symbol) => [symbol.name, shortened(this.#textOf(symbol))]))
  }

  /** The exports of a file that this package declares without a comment, by name, in order. */
  uncommented(file: string): string[] {
    return this.#exportsOf(file)
      .filter((symbol) => {
        const declared = this.#declared(symbol)
        const isOurs = (declared.declarations ?? []).length > 0
        return isOurs && declared.getDocumentationComment(this.#checker).length === 0
      })
      .map(({ name }) => name)
  }

  #exportsOf(file: string): ts.Symbol[] {
    const source = this.#program.getSourceFile(file)
    const module = source && this.#checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`${file} is no module.`)
    return this.#checker.getExportsOfModule(module).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  #declared(exported: ts.Symbol): ts.Symbol {
    return isAlias(exported) ? this.#checker.getAliasedSymbol(exported) : exported
  }

  #textOf(exported: ts.Symbol): string {
    const { name } = exported
    const [origin] = exported.declarations ?? []
    const texts = (this.#declared(exported).declarations ?? []).map(textOfDeclaration)
    if (texts.length > 0) return texts.join('\n')
    const from = isAlias(exported) ? this.#sourceOf(exported) : undefined
    if (from !== undefined) return `export { ${name} } from '${from}'`
    throw new Error(`${origin?.getSourceFile().fileName} exports ${name}, which nothing declares.`)
  }

  /** The package from which a name comes that this one does not declare. */
  #sourceOf(symbol: ts.Symbol): string | undefined {
    for (const declaration of symbol.declarations ?? []) {
      const statement = ts.findAncestor(
        declaration,
        (node) => ts.isExportDeclaration(node) || ts.isImportDeclaration(node),
      )
      const specifier = statement?.moduleSpecifier
      if (
        specifier !== undefined &&
        ts.isStringLiteral(specifier) &&
        !specifier.text.startsWith('.')
      )
        return specifier.text
    }
    const next = this.#checker.getImmediateAliasedSymbol(symbol)
    return next && this.#sourceOf(next)
  }
}

/** Puts parts of types whose order means nothing, and differs from build to build, into one order. */
function inOrder(source: ts.SourceFile): ts.TransformerFactory<ts.Node> {
  const print = (node: ts.Node) => PRINTER.printNode(ts.EmitHint.Unspecified, node, source)
  const sorted = <Part extends ts.Node>(parts: readonly Part[]): Part[] =>
    parts
      .map((part) => ({ part, text: print(part) }))
      .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ part }) => part)
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const inner = ts.visitEachChild(node, visit, context)
      if (ts.isUnionTypeNode(inner)) return ts.factory.createUnionTypeNode(sorted(inner.types))
      if (ts.isTypeLiteralNode(inner) && inner.members.every(ts.isPropertySignature)) {
        return ts.factory.createTypeLiteralNode(sorted(inner.members))
      }
      return inner
    }
    return visit
  }
}

/** The text of a declaration without comments and without what only says that it is exported. */
function textOfDeclaration(declaration: ts.Declaration): string {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  if (ts.isSourceFile(node)) return `module ${node.fileName.split('/').at(-1)}`
  const source = node.getSourceFile()
  const { transformed } = ts.transform(node, [inOrder(source)])
  const [sorted = node] = transformed
  const text = PRINTER.printNode(ts.EmitHint.Unspecified, sorted, source)
  return text.replace(/^(?:export )?(?:default )?(?:declare )?/, '')
}
