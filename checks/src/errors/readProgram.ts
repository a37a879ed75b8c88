import { join } from 'node:path'
import ts from 'typescript'
import { PACKAGES, ROOT, type WorkspacePackage } from '../workspace.ts'
import { isSourceFile } from '../layout/readSources.ts'

/** All packages, as the compiler sees them. */
export interface Program {
  checker: ts.TypeChecker
  /** The file at a path from the root of the repository. */
  fileAt(path: string): ts.SourceFile | undefined
  /** The sources of a package that are TypeScript. */
  sourcesOf(each: WorkspacePackage): ts.SourceFile[]
}

/** Lets the compiler read the sources of all packages. It takes seconds. */
export function readProgram(): Program {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(ROOT, 'checks'))
  const roots = PACKAGES.flatMap((each) => pathsOf(each).map((path) => join(ROOT, path)))
  // Types of packages from npm are not needed, and would take most of the time.
  const program = ts.createProgram(roots, { ...options, noResolve: true, types: [] })
  const fileAt = (path: string) => program.getSourceFile(join(ROOT, path))
  return {
    checker: program.getTypeChecker(),
    fileAt,
    sourcesOf: (each) => pathsOf(each).flatMap((path) => fileAt(path) ?? []),
  }
}

function pathsOf({ folder, files }: WorkspacePackage): string[] {
  return files
    .filter((path) => isSourceFile(path) && path.endsWith('.ts'))
    .map((path) => join(folder, path))
}
