import { TaskmeshError } from '@taskmesh/errors'
import { importByteStream } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import { identity } from 'multiformats/hashes/identity'
import { sha256, sha512 } from 'multiformats/hashes/sha2'
import { forgetfulStore } from './computeCid.ts'
import { layoutsFor } from './layouts.ts'
import { parseCid } from './parseCid.ts'

const RAW_CODEC = 0x55
const DAG_PB_CODEC = 0x70

const HASHERS = [sha256, sha512, identity] as const

/** The content is not what its identifier stands for: somebody changed it on the way. */
export class CidMismatchError extends TaskmeshError {
  override name = 'CidMismatchError'
  constructor(cid: string) {
    super(`The content that came for ${cid} is not the content of that identifier.`, {
      code: 'CID_MISMATCH',
      actor: 'network',
      retryable: true,
      details: 'Fetch it from another gateway.',
    })
  }
}

/** Whether a single block without any frame is the content. */
async function isRawBlock(cid: CID, bytes: Uint8Array): Promise<boolean> {
  const hasher = HASHERS.find(({ code }) => code === cid.multihash.code)
  if (hasher === undefined) return false
  return CID.createV1(RAW_CODEC, await hasher.digest(bytes)).equals(cid)
}

async function isFile(cid: CID, bytes: Uint8Array): Promise<boolean> {
  const wanted = cid.toV1()
  for (const layout of layoutsFor(bytes.length, cid.version)) {
    const { cid: found } = await importByteStream([bytes], forgetfulStore, layout)
    if (found.toV1().equals(wanted)) return true
  }
  return false
}

async function matches(cid: CID, bytes: Uint8Array): Promise<boolean> {
  if (cid.code === RAW_CODEC) return isRawBlock(cid, bytes)
  return cid.code === DAG_PB_CODEC && isFile(cid, bytes)
}

/**
 * Checks that bytes are the content of an identifier, CIDv0 or CIDv1 in any base: a single raw block
 * (SHA-2 or identity), or a file as tools cut it: chunks of 256 KiB or 1 MiB, raw leaves or dag-pb, at
 * most 174 or 1024 links a node, links of version 0 or 1. A file that was cut otherwise can't be
 * distinguished from a changed one.
 *
 * @throws {@link CidMismatchError} when they are not.
 *
 * @example
 * ```ts
 * const cid = cidOfUrl(url)
 * if (cid) await verifyCid(cid, bytes)
 * ```
 */
export async function verifyCid(cid: string, bytes: Uint8Array): Promise<void> {
  const parsed = parseCid(cid)
  if (parsed === undefined || !(await matches(parsed, bytes))) throw new CidMismatchError(cid)
}
