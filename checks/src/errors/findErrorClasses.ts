import ts from 'typescript'
import { PACKAGES, type WorkspacePackage } from '../workspace.ts'
import { BASE, CodeReader } from './CodeReader.ts'
import { descendants } from './descendants.ts'
import type { Program } from './readProgram.ts'
import { unaliased } from './unaliased.ts'

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

function classesIn(file: ts.SourceFile): ts.ClassDeclaration[] {
  return descendants(file).filter((node) => ts.isClassDeclaration(node))
}

function isAbstract({ modifiers }: ts.ClassDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) === true
}
