import * as z from 'zod/mini'

const MAX_SOURCES = 1000

const httpUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048))
const hex = (bytes: number) =>
  z.templateLiteral(['0x', z.string().check(z.regex(new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`)))])
const address = hex(20)
const wei = z.pipe(
  z.string().check(z.regex(/^[0-9]{1,40}$/, { error: 'an amount in wei, in decimal digits' })),
  z.transform((digits: string) => BigInt(digits)),
)

const chain = z.object({
  rpcUrl: httpUrl,
  chainId: z.int().check(z.positive()),
  storageUrl: httpUrl,
  sources: z
    .record(z.string(), address)
    .check(z.refine((sources) => Object.keys(sources).length <= MAX_SOURCES)),
  payment: wei,
  account: z.optional(z.object({ address, privateKey: hex(32) })),
})

/** The form of `taskmesh.json`. */
export const galleryConfig = z.object({
  runnerUrl: z.optional(httpUrl),
  chain: z.optional(chain),
})

/**
 * What the gallery is connected to.
 *
 * - `runnerUrl`: a local runner.
 * - `chain`: a chain with, for each task, the address of a source that offers it; `payment` in wei;
 *   `account` on local networks only, whose keys are worth nothing.
 */
export type GalleryConfig = z.output<typeof galleryConfig>

/** The chain part of the configuration. */
export type ChainConfig = NonNullable<GalleryConfig['chain']>
