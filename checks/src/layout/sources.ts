import { join } from 'node:path'
import { readRepositoryFile, type WorkspacePackage } from '../workspace.ts'
import { findImports, type FileImports } from './imports.ts'

/** A file of a package with its imports. */
export interface SourceFile extends FileImports {
  /** From the folder of the package. */
  path: string
  /** Whether it is part of what the package is, and no test, script or configuration. */
  isSource: boolean
}

const TEST = /\.test(-d)?\.ts$/

/** Reads all files of a package. */
export function readSources({ folder, files }: WorkspacePackage): SourceFile[] {
  return files.map((path) => ({
    path,
    isSource: path.startsWith('src/') && !TEST.test(path),
    ...findImports(path, readRepositoryFile(join(folder, path))),
  }))
}
