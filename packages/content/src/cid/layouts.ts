import type { ImporterOptions } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

/** How tools cut a file into blocks and join them. */
export type Layout = Pick<
  ImporterOptions,
  'chunker' | 'layout' | 'rawLeaves' | 'cidVersion' | 'leafType' | 'reduceSingleLeafToSelf'
>

const KIB = 1024
/** Kubo's default until 2026, and that of the tools of 2020 and later. */
const CHUNK_SIZES = [256 * KIB, 1024 * KIB] as const
/** Links of a node: Kubo's default until 2026, and that of the tools of 2020 and later. */
const WIDTHS = [174, 1024] as const

function leaves(cidVersion: 0 | 1): Layout[] {
  const versions = cidVersion === 0 ? ([0, 1] as const) : ([1, 0] as const)
  return [
    ...versions.map((version) => ({ cidVersion: version, rawLeaves: version === 1 })),
    ...versions.map((version) => ({ cidVersion: version, rawLeaves: version === 0 })),
  ]
}

/**
 * The ways in which real tools store a file of this size, those first that fit the version of the
 * identifier: chunks of 256 KiB and 1 MiB, plain or wrapped, at most 174 or 1024 links a node. Ways that
 * give the same blocks for this size are listed once.
 */
export function layoutsFor(size: number, cidVersion: 0 | 1): Layout[] {
  const [small] = CHUNK_SIZES
  const chunkSizes = size <= small ? [small] : CHUNK_SIZES
  return chunkSizes.flatMap((chunkSize) => {
    const widths = size <= chunkSize * WIDTHS[0] ? [WIDTHS[0]] : WIDTHS
    const isSingle = size <= chunkSize
    const roots = isSingle ? [true, false] : [true]
    return roots.flatMap((reduceSingleLeafToSelf) =>
      widths.flatMap((maxChildrenPerNode) =>
        leaves(cidVersion).map((leaf) => ({
          ...leaf,
          reduceSingleLeafToSelf,
          chunker: fixedSize({ chunkSize }),
          layout: balanced({ maxChildrenPerNode }),
        })),
      ),
    )
  })
}
