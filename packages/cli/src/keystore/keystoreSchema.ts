import * as z from 'zod'

const hex = (least: number, most: number) =>
  z.string().regex(new RegExp(`^[0-9a-fA-F]{${least},${most}}$`), { error: 'hexadecimal digits' })
const whole = (least: number, most: number) => z.int().min(least).max(most)
const salt = hex(2, 128)

/** Memory is 128 · n · r bytes. Above this a file would stop the machine, not protect a key. */
const MOST_WORK = 2 ** 24

const scrypt = z
  .object({ dklen: z.literal(32), n: whole(1024, 2 ** 20), r: whole(1, 16), p: whole(1, 16), salt })
  .refine(({ n }) => (n & (n - 1)) === 0, { error: 'n has to be a power of two' })
  .refine(({ n, r, p }) => n * r * p <= MOST_WORK, { error: 'it would take too long to open' })
const pbkdf2 = z.object({
  dklen: z.literal(32),
  c: whole(1000, 10_000_000),
  prf: z.literal('hmac-sha256'),
  salt,
})
const cipher = {
  cipher: z.literal('aes-128-ctr'),
  ciphertext: hex(64, 64),
  cipherparams: z.object({ iv: hex(32, 32) }),
  mac: hex(64, 64),
}

/**
 * An Ethereum keystore of version 3, with bounds on what opening it may cost. Source: Ethereum,
 * Web3 Secret Storage Definition.
 */
export const keystoreSchema = z.object({
  version: z.literal(3),
  id: z.string().max(100),
  address: z.optional(z.string().regex(/^(0x)?[0-9a-fA-F]{40}$/)),
  crypto: z.discriminatedUnion('kdf', [
    z.object({ ...cipher, kdf: z.literal('scrypt'), kdfparams: scrypt }),
    z.object({ ...cipher, kdf: z.literal('pbkdf2'), kdfparams: pbkdf2 }),
  ]),
})

/** A keystore, as it is read. */
export type KeystoreFile = z.output<typeof keystoreSchema>
