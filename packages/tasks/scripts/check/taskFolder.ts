import { readdirSync, readFileSync } from 'node:fs'
import { SOURCE } from '../register/source.ts'

/** A folder in src/tasks, as it lies there. */
export interface TaskFolder {
  id: string
  url: URL
  /** The text of each file, by name. */
  files: ReadonlyMap<string, string>
}

/** The text of a file with the line ends of Unix, whatever an editor writes. */
function textOf(url: URL): string {
  return readFileSync(url, 'utf8').replaceAll('\r\n', '\n')
}

function readTaskFolder(id: string): TaskFolder {
  const url = new URL(`tasks/${encodeURIComponent(id)}/`, SOURCE)
  const files = readdirSync(url, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, textOf(new URL(encodeURIComponent(name), url))] as const)
  return { id, url, files: new Map(files) }
}

/** The folders of all tasks. */
export function readTaskFolders(): TaskFolder[] {
  return readdirSync(new URL('tasks/', SOURCE), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readTaskFolder(name))
}

/** A module of a folder, or why it cannot be loaded, in words. */
export type Loaded = { module: Readonly<Record<string, unknown>> } | { reason: string }

/** Loads a module of a folder. */
export async function loadModule({ url }: TaskFolder, file: string): Promise<Loaded> {
  try {
    return { module: await import(new URL(file, url).href) }
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error))
    return { reason: message.split('\n')[0] ?? '' }
  }
}
