import type { Folder } from './folders.ts'

/** A file that follows from the folders of the tasks. */
export interface GeneratedFile {
  /** Path in the folder of sources. */
  path: string
  content: string
}

type Made = GeneratedFile | readonly GeneratedFile[]

/** Makes files from the folders of all tasks. */
export type FileMaker = (folders: readonly Folder[]) => Made | Promise<Made>
