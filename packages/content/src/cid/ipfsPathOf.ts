import type { CID } from 'multiformats/cid'
import { parseCid } from './parseCid.ts'

/** Content in IPFS. */
export interface IpfsPath {
  /** The content identifier: version 0 as it is, version 1 in base32. */
  cid: string
  /** The names below it, when it is that of a directory; else empty. */
  path: readonly string[]
}

/**
 * The parts of a path, percent-decoded. A slash that is encoded may be part of an identifier (base64)
 * or separate two parts, as most gateways take it.
 */
function readingsOf(pathname: string): string[][] {
  try {
    const parts = pathname.split('/').map((part) => decodeURIComponent(part))
    return [parts, parts.join('/').split('/')].map((reading) => reading.filter(Boolean))
  } catch {
    return []
  }
}

function toPath(cid: CID, path: readonly string[]): IpfsPath {
  return { cid: cid.toString(), path }
}

/** The labels of `<cid>.ipfs.<gateway>`; host names are in lower case. */
function cidOfHost(hostname: string): CID | undefined {
  const [first = '', second] = hostname.split('.')
  return second === 'ipfs' ? parseCid(first) : undefined
}

/** What the parts of a path name: those after `ipfs`. */
function pathAfterIpfs(segments: readonly string[]): IpfsPath | undefined {
  for (const [index, segment] of segments.entries()) {
    const cid = segment.toLowerCase() === 'ipfs' ? parseCid(segments[index + 1] ?? '') : undefined
    if (cid !== undefined) return toPath(cid, segments.slice(index + 2))
  }
  return undefined
}

function readPath({ protocol, host, hostname }: URL, segments: readonly string[]) {
  if (protocol === 'ipfs:') return pathAfterIpfs(['ipfs', ...(host ? [host] : []), ...segments])
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  const cid = cidOfHost(hostname)
  return cid ? toPath(cid, segments) : pathAfterIpfs(segments)
}

/**
 * Finds what a URL names in IPFS: `https://<gateway>/ipfs/<cid>/<path>`, however it is written (with
 * percent-encoding, doubled slashes, `/IPFS/`), `https://<cid>.ipfs.<gateway>/<path>` and
 * `ipfs://<cid>/<path>`. The identifier may be in any base of the multibase table. Source: IPFS
 * specifications, HTTP gateways; multiformats, multibase table.
 *
 * @returns nothing for other URLs.
 *
 * @example
 * ```ts
 * ipfsPathOf('https://ipfs.io/ipfs/bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4/a.json')
 * // { cid: 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4', path: ['a.json'] }
 * ```
 */
export function ipfsPathOf(url: string): IpfsPath | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  const paths = readingsOf(parsed.pathname).map((segments) => readPath(parsed, segments))
  return paths.find((path) => path !== undefined)
}

/**
 * Finds the content identifier in a URL, as {@link ipfsPathOf} does: that of the content, or of the
 * directory that it is in.
 *
 * @example
 * ```ts
 * cidOfUrl('https://ipfs.io/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o?filename=a.txt')
 * // 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
 * ```
 */
export function cidOfUrl(url: string): string | undefined {
  return ipfsPathOf(url)?.cid
}
