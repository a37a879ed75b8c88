import { importByteStream } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

/** Blocks are only hashed, nobody keeps them. */
const nowhere = { put: async <Cid>(cid: Cid): Promise<Cid> => cid }

/**
 * Computes the IPFS content identifier of a file, as `ipfs add` does by default: CIDv0, UnixFS
 * as dag-pb, sha2-256, chunks of 256 KiB, at most 174 links in a node. Works in browsers too.
 *
 * @example
 * ```ts
 * await computeCid(new TextEncoder().encode('hello world\n'))
 * // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 * ```
 */
export async function computeCid(bytes: Uint8Array): Promise<string> {
  const { cid } = await importByteStream([bytes], nowhere, {
    cidVersion: 0,
    rawLeaves: false,
    chunker: fixedSize({ chunkSize: 256 * 1024 }),
    layout: balanced({ maxChildrenPerNode: 174 }),
    reduceSingleLeafToSelf: true,
  })
  return cid.toString()
}
