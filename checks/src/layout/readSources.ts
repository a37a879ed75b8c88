import { join } from 'node:path'
import { readRepositoryFile, type WorkspacePackage } from '../workspace.ts'
import { findImports, type FileImports } from './findImports.ts'

/** A file of a package with its imports. */
export interface SourceFile extends FileImports {
  /** From the folder of the package. */
  path: string
  /** See {@link isSourceFile}. */
  isSource: boolean
}

/** Tells whether a file is part of what a package is, and no test, script or configuration. */
export function isSourceFile(path: string): boolean {
  return /^(src|bin)\//.test(path) && !TEST.test(path)
}

const TEST = /\.test(-d)?\.ts$/

/** Reads all files of a package. */
export function readSources({ folder, files }: WorkspacePackage): SourceFile[] {
  return files.map((path) => ({
    path,
    isSource: isSourceFile(path),
    ...findImports(path, readRepositoryFile(join(folder, path))),
  }))
}
