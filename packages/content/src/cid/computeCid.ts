import { type CIDProfile, importByteStream } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'

/** A store of blocks that keeps none: only their identifiers matter. */
export const forgetfulStore = {
  put: async (cid: CID): Promise<CID> => cid,
}

/** How a file is cut into blocks, by the profiles of IPIP-499. */
export interface CidLayout {
  profile: CIDProfile
  /** Whether the last blocks are the plain bytes. Default: as the profile says. */
  rawLeaves?: boolean
}

/**
 * Computes the content identifier that a file has in IPFS.
 *
 * Source: IPFS specifications, UnixFS and IPIP-499.
 *
 * @param layout - Default: `unixfs-v0-2015`, which is CIDv0, dag-pb, sha2-256, chunks of 256 KiB, at
 *   most 174 links a node: what OGPU's storage and `ipfs add` without options give.
 *
 * @example
 * ```ts
 * await computeCid(new TextEncoder().encode('hello world\n'))
 * // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 * ```
 */
export async function computeCid(
  bytes: Uint8Array,
  layout: CidLayout = { profile: 'unixfs-v0-2015' },
): Promise<string> {
  const { cid } = await importByteStream([bytes], forgetfulStore, {
    ...layout,
    ...(layout.rawLeaves ? { cidVersion: 1 } : {}),
  })
  return cid.toString()
}
