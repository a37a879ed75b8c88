import { TaskmeshError } from '@taskmesh/errors'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { type CidLayout, computeCid } from './computeCid.ts'

const RAW_CODEC = 0x55

/** What `ipfs add` gives: without options, with `--cid-version=1`, and as of 2026. */
const LAYOUTS: readonly CidLayout[] = [
  { profile: 'unixfs-v0-2015' },
  { profile: 'unixfs-v0-2015', rawLeaves: true },
  { profile: 'unixfs-v1-2025' },
]

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

function parseCid(text: string): CID | undefined {
  try {
    return CID.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Finds the content identifier in a gateway's URL (`…/ipfs/<cid>`), if it has one.
 *
 * @example
 * ```ts
 * cidOfUrl('https://ipfs.io/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o?filename=a.txt')
 * // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 * ```
 */
export function cidOfUrl(url: string): string | undefined {
  const candidate = /\/ipfs\/([A-Za-z0-9]{10,128})(?:[/?#]|$)/.exec(url)?.[1]
  return candidate !== undefined && parseCid(candidate) ? candidate : undefined
}

async function matches(cid: CID, bytes: Uint8Array): Promise<boolean> {
  if (cid.code === RAW_CODEC) return CID.createV1(RAW_CODEC, await sha256.digest(bytes)).equals(cid)
  for (const layout of LAYOUTS) {
    const known = CID.parse(await computeCid(bytes, layout))
    if (known.toV1().equals(cid.toV1())) return true
  }
  return false
}

/**
 * Checks that bytes are the content of an identifier, CIDv0 or CIDv1: a single raw block, or a file
 * as `ipfs add` cuts it (profiles `unixfs-v0-2015` with and without raw leaves, `unixfs-v1-2025`).
 * A file that was cut otherwise can't be distinguished from a changed one.
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
