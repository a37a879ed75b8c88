import { existsSync, readdirSync } from 'node:fs'
import type * as Meta from '../../src/tasks/text-classification/meta.ts'
import { SOURCE } from './source.ts'

/** What the folder of a task says about it. */
export interface Folder {
  id: string
  /** The id as a name in code. */
  name: string
  order: number
  isExtension: boolean
  hasSchema: boolean
  hasHubDialect: boolean
}

function camelCase(id: string): string {
  const name = id.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())
  return /^\d/.test(name) ? `_${name}` : name
}

async function readFolder(id: string): Promise<Folder> {
  const folder = new URL(`tasks/${id}/`, SOURCE)
  const meta: typeof Meta & { isExtension?: boolean } = await import(
    new URL('meta.ts', folder).href
  )
  return {
    id,
    name: camelCase(id),
    order: meta.look.order,
    isExtension: meta.isExtension === true,
    hasSchema: existsSync(new URL('schema.ts', folder)),
    hasHubDialect: existsSync(new URL('hub.ts', folder)),
  }
}

/** The folders of all tasks, in the order in which lists show the tasks. */
export async function readFolders(): Promise<Folder[]> {
  const ids = readdirSync(new URL('tasks/', SOURCE), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const folders = await Promise.all(ids.map(readFolder))
  return folders.toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
}
