import { TaskmeshError } from '@taskmesh/tasks/errors'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { computeCid } from './computeCid.ts'

const RAW_CODEC = 0x55

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

/** Finds the content identifier in a gateway's URL (`…/ipfs/<cid>`), if it has one. */
export function cidOfUrl(url: string): string | undefined {
  const candidate = /\/ipfs\/([A-Za-z0-9]{10,128})(?:[/?#]|$)/.exec(url)?.[1]
  return candidate !== undefined && parseCid(candidate) ? candidate : undefined
}

async function matches(cid: CID, bytes: Uint8Array): Promise<boolean> {
  if (cid.code === RAW_CODEC) return CID.createV1(RAW_CODEC, await sha256.digest(bytes)).equals(cid)
  const computed = CID.parse(await computeCid(bytes))
  return cid.version === 0 ? computed.equals(cid) : computed.toV1().equals(cid)
}

/**
 * Checks that bytes are the content of an identifier: CIDv0 and CIDv1 of dag-pb with the default
 * chunking, and single raw blocks.
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
