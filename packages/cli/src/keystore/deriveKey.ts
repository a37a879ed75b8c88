import { pbkdf2, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { Keystore } from 'ox'
import { toHex, type Hex } from 'viem'
import type { KeystoreFile } from './keystoreSchema.ts'

type Derivation = KeystoreFile['crypto'] extends infer Crypto
  ? Crypto extends { kdf: infer Kdf; kdfparams: infer Params }
    ? { kdf: Kdf; kdfparams: Params }
    : never
  : never

/**
 * Derives the key of a keystore from its passphrase, on a thread of its own. Node's scrypt is several times
 * as fast as one in JavaScript.
 */
export async function deriveKey(derivation: Derivation, passphrase: string): Promise<Hex> {
  const salt = Buffer.from(derivation.kdfparams.salt, 'hex')
  if (derivation.kdf === 'pbkdf2') {
    const { c, dklen } = derivation.kdfparams
    return toHex(await promisify(pbkdf2)(passphrase, salt, c, dklen, 'sha256'))
  }
  const { n: N, r, p, dklen } = derivation.kdfparams
  // RFC 7914 bounds N by r, and so does Node; keystores of some programs are beyond that.
  if (N >= 2 ** (16 * r)) {
    const [key] = await Keystore.scryptAsync({ password: passphrase, n: N, r, p, salt })
    return key()
  }
  // What it needs, with as much again for what Node counts besides.
  const options = { N, r, p, maxmem: 256 * r * (N + p) + 2 ** 20 }
  return toHex(
    await new Promise<Buffer>((resolve, reject) => {
      scrypt(passphrase, salt, dklen, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      )
    }),
  )
}
