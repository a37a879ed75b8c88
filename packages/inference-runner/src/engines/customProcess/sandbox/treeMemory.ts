import { readdir, readFile } from 'node:fs/promises'

/** Bytes of one page on every machine whose kernel says so in `statm`: x86-64, and arm64 as it is common. */
const PAGE_BYTES = 4096

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

/**
 * Bytes of memory that a process and all those that it started take. Shared pages count for each.
 * `undefined` where the kernel does not say it, which only Linux does.
 *
 * Source: proc(5), `/proc/pid/statm` and `/proc/pid/task/tid/children`.
 */
export async function treeMemory(pid: number): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  const [, resident] = (await read(`/proc/${pid}/statm`)).split(' ')
  if (resident === undefined) return undefined
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = threads.map((thread) => read(`/proc/${pid}/task/${thread}/children`))
  const children = (await Promise.all(lists)).flatMap((list) => list.split(' ').filter(Boolean))
  const ofChildren = await Promise.all(children.map((child) => treeMemory(Number(child))))
  return ofChildren.reduce<number>((sum, bytes = 0) => sum + bytes, Number(resident) * PAGE_BYTES)
}
