import type { Folder } from './folders.ts'

/** A file that follows from the folders of the tasks. */
export interface GeneratedFile {
  /** Path in the folder of sources. */
  path: string
  content: string
}

/** Makes a file from the folders of all tasks. */
export type FileMaker = (folders: readonly Folder[]) => GeneratedFile | Promise<GeneratedFile>
