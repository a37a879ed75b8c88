import { importByteStream } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

const CHUNK_SIZE = 262_144
const MAX_CHILDREN = 174

const forgetfulStore = {
  put: async <Key>(cid: Key): Promise<Key> => cid,
}

/**
 * Computes the content identifier of a file as IPFS nodes do by default: CIDv0, UnixFS in dag-pb,
 * sha2-256, chunks of 256 KiB, at most 174 links a node.
 *
 * Source: IPFS specifications, UnixFS; the defaults are those of Kubo's `ipfs add`.
 *
 * @example
 * ```ts
 * await computeCid(new TextEncoder().encode('hello world\n'))
 * // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 * ```
 */
export async function computeCid(bytes: Uint8Array): Promise<string> {
  const { cid } = await importByteStream([bytes], forgetfulStore, {
    cidVersion: 0,
    rawLeaves: false,
    chunker: fixedSize({ chunkSize: CHUNK_SIZE }),
    layout: balanced({ maxChildrenPerNode: MAX_CHILDREN }),
    reduceSingleLeafToSelf: true,
  })
  return cid.toString()
}
