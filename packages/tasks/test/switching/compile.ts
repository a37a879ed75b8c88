import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const FOLDER = fileURLToPath(new URL('./', import.meta.url))
const CONFIG = fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url))

/** The two packages, as a program in this folder imports them. */
export const PACKAGES = { theirs: '@huggingface/tasks', ours: '../../src/huggingFace/index.ts' }

/** What a module exports under a name. */
export interface Exported {
  name: string
  isValue: boolean
  /** The keys of the objects that a type describes. */
  keys: readonly string[]
}

/** Files that were compiled. */
export interface Compiled {
  /** What the compiler says of the lines of a file that do not compile, counted from 0. */
  errorsOf(file: string): ReadonlyMap<number, string>
  /** What a module exports that one of the files imports. */
  exportsOf(specifier: string): Exported[]
}

function optionsOf(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(CONFIG, (path) => ts.sys.readFile(path))
  return ts.parseJsonConfigFileContent(config, ts.sys, FOLDER).options
}

/** A host that has more files than the disk. */
function hostWith(sources: ReadonlyMap<string, string>, options: ts.CompilerOptions) {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    fileExists: (path: string) => sources.has(path) || host.fileExists(path),
    readFile: (path: string) => sources.get(path) ?? host.readFile(path),
    getSourceFile: (path: string, language: ts.ScriptTarget) => {
      const source = sources.get(path)
      return source === undefined
        ? host.getSourceFile(path, language)
        : ts.createSourceFile(path, source, language, true)
    },
  }
}

function keysOf(checker: ts.TypeChecker, type: ts.Type): string[] {
  if (type.isUnion()) return type.types.flatMap((one) => keysOf(checker, one))
  const isObject = type.isIntersection() || (type.flags & ts.TypeFlags.Object) !== 0
  if (!isObject || checker.isArrayLikeType(type)) return []
  return checker.getPropertiesOfType(type).map(({ name }) => name)
}

function exportedAs(checker: ts.TypeChecker, symbol: ts.Symbol): Exported {
  const { name } = symbol
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0
  const keys = isValue ? [] : keysOf(checker, checker.getDeclaredTypeOfSymbol(target))
  return { name, isValue, keys }
}

function importOf(specifier: string, files: readonly ts.SourceFile[]): ts.Expression {
  const found = files
    .flatMap(({ statements }) => [...statements])
    .filter((statement) => ts.isImportDeclaration(statement))
    .map(({ moduleSpecifier }) => moduleSpecifier)
    .find((one) => ts.isStringLiteral(one) && one.text === specifier)
  if (found === undefined) throw new Error(`No file imports ${specifier}.`)
  return found
}

/** Compiles files by their names, which lie in this folder in memory only. */
export function compile(files: Readonly<Record<string, string>>): Compiled {
  const sources = new Map(
    Object.entries(files).map(([name, source]) => [join(FOLDER, `${name}.ts`), source]),
  )
  const options = optionsOf()
  const program = ts.createProgram([...sources.keys()], options, hostWith(sources, options))
  const checker = program.getTypeChecker()
  const parsed = program.getSourceFiles().filter(({ fileName }) => sources.has(fileName))
  return {
    errorsOf(name) {
      const file = parsed.find(({ fileName }) => fileName === join(FOLDER, `${name}.ts`))
      return new Map(
        ts.getPreEmitDiagnostics(program, file).map(({ start = 0, messageText }) => {
          const line = file?.getLineAndCharacterOfPosition(start).line ?? 0
          return [line, ts.flattenDiagnosticMessageText(messageText, ' ')]
        }),
      )
    },
    exportsOf(specifier) {
      const symbol = checker.getSymbolAtLocation(importOf(specifier, parsed))
      if (symbol === undefined) throw new Error(`${specifier} is not found.`)
      return checker.getExportsOfModule(symbol).map((one) => exportedAs(checker, one))
    },
  }
}
