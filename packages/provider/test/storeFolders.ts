import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/index.ts'

const TEMPLATE = join(tmpdir(), `taskmesh-pglite-0.5-${process.getuid?.() ?? 0}`)

/** A store that has just been made, from which tests copy: making one takes seconds. */
async function template(): Promise<string> {
  if (existsSync(TEMPLATE)) return TEMPLATE
  const folder = await mkdtemp(`${TEMPLATE}.`)
  const store = await openStore({ folder: join(folder, 'store') })
  await store.close()
  // Another test file may have been faster.
  await rename(join(folder, 'store'), TEMPLATE).catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
  return TEMPLATE
}

/** A new folder with an empty store; `remove` deletes it. */
export async function copyStore(): Promise<{ folder: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'taskmesh-store.'))
  const folder = join(parent, 'store')
  await cp(await template(), folder, { recursive: true })
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) }
}
