import { closeSync, fsyncSync, openSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Init = Parameters<NodeFS['init']>
type Module = Parameters<NonNullable<NonNullable<Init[1]['preRun']>[number]>>[0]

/** A file that the embedded Postgres has open; directories have no descriptor of their own. */
interface OpenFile {
  nfd?: number
  node: unknown
}

/** What PGlite's file system has at run time and its types leave out. */
interface NodeFileSystem {
  stream_ops: { fsync?: (file: OpenFile) => number }
  realPath: (node: unknown) => string
}

function hasNodeFileSystem(module: object): module is { NODEFS: NodeFileSystem } {
  return 'NODEFS' in module
}

function syncDirectory(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function addSync(module: Module): void {
  if (!hasNodeFileSystem(module)) throw new TypeError('This version of PGlite has no NODEFS.')
  const { NODEFS } = module
  NODEFS.stream_ops.fsync = ({ nfd, node }: OpenFile) => {
    if (nfd === undefined) syncDirectory(NODEFS.realPath(node))
    else fsyncSync(nfd)
    return 0
  }
}

/**
 * The folder of an embedded Postgres, whose `fsync` reaches the disk. That of PGlite does nothing, and
 * neither does its `fdatasync`, so the database has to run with `wal_sync_method=fsync`.
 */
export class SyncedNodeFs extends NodeFS {
  override async init(...[pglite, options]: Init): ReturnType<NodeFS['init']> {
    return super.init(pglite, { ...options, preRun: [addSync, ...(options.preRun ?? [])] })
  }
}
