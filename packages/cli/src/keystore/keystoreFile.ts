import { randomBytes } from 'node:crypto'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { reasonOf } from '@taskmesh/errors'
import { Keystore } from 'ox'
import { isHex, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import { InvalidKeystoreError, WrongPassphraseError } from './errors.ts'
import { deriveKey } from './deriveKey.ts'
import { keystoreSchema, type KeystoreFile } from './keystoreSchema.ts'

/** As geth writes them. */
const SCRYPT = { dklen: 32, n: 2 ** 18, r: 8, p: 1 } as const

/** For the owner alone. */
export const PRIVATE_FILE = 0o600
export const PRIVATE_FOLDER = 0o700

/** Writes a text into a new file that only its owner can read. @throws when the file is there. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER })
  await writeFile(path, text, { flag: 'wx', mode: PRIVATE_FILE })
}

/** Encrypts a key with a passphrase and writes the keystore into a new file. */
export async function writeKeystore(
  path: string,
  { privateKey, passphrase }: { privateKey: Hex; passphrase: string },
): Promise<void> {
  const kdf = 'scrypt'
  const kdfparams = { ...SCRYPT, salt: randomBytes(32).toString('hex') }
  const key = await deriveKey({ kdf, kdfparams }, passphrase)
  const encrypted = Keystore.encrypt(privateKey, key, { kdf, kdfparams, iv: randomBytes(16) })
  const address = privateKeyToAccount(privateKey).address.slice(2).toLowerCase()
  const keystore = { address, ...encrypted }
  await writePrivateFile(path, `${JSON.stringify(keystore, undefined, 2)}\n`)
}

async function checkMode(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode, uid } = await stat(path)
  // A Secret of Kubernetes belongs to root, and is read by the group of the pod.
  const forbidden = uid === process.getuid?.() ? 0o077 : 0o037
  if ((mode & forbidden) === 0) return
  const octal = (mode & 0o777).toString(8).padStart(3, '0')
  throw new InvalidKeystoreError(path, `others may read it (mode ${octal}); run chmod 600 ${path}`)
}

async function parse(path: string) {
  const text = await readSmallFile(path, 'keystore')
  await checkMode(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InvalidKeystoreError(path, 'it is not JSON')
  }
  const { success, data, error } = keystoreSchema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const place = issue === undefined ? '' : z.core.toDotPath(issue.path)
  throw new InvalidKeystoreError(path, `${place}${place === '' ? '' : ': '}${issue?.message ?? ''}`)
}

/**
 * Opens a keystore.
 *
 * @throws {@link InvalidKeystoreError}, {@link WrongPassphraseError}, ConfigurationError when the
 * file cannot be read.
 */
export async function openKeystore(path: string, passphrase: string): Promise<Hex> {
  const keystore = await parse(path)
  const decrypted = await decrypt(path, keystore, passphrase)
  const expected = keystore.address?.replace(/^0x/, '').toLowerCase()
  const { address } = privateKeyToAccount(decrypted)
  if (expected !== undefined && address.slice(2).toLowerCase() !== expected) {
    throw new InvalidKeystoreError(path, 'its key is not that of the address in it')
  }
  return decrypted
}

async function decrypt(path: string, keystore: KeystoreFile, passphrase: string): Promise<Hex> {
  const key = await deriveKey(keystore.crypto, passphrase)
  try {
    const decrypted = Keystore.decrypt(keystore, key)
    if (isHex(decrypted)) return decrypted
  } catch (error) {
    if (reasonOf(error).includes('corrupt keystore')) throw new WrongPassphraseError(path)
    throw new InvalidKeystoreError(path, reasonOf(error))
  }
  throw new InvalidKeystoreError(path, 'it holds no key')
}
