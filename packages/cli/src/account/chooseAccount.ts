import type { Hex, LocalAccount } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { ConfigurationError } from '../configuration/errors.ts'
import { openKeystore } from '../keystore/keystoreFile.ts'
import { readPassphrase } from '../keystore/readPassphrase.ts'
import type { ChosenNetwork } from './chooseNetwork.ts'

/** Whose key signs, as options say it. */
export interface AccountOptions {
  /** An Ethereum keystore of version 3. */
  keystore?: string | undefined
  passphraseFile?: string | undefined
}

/** Checks a private key without repeating it. */
export function readPrivateKey(text: string, setting: string): Hex {
  const key = text.trim()
  const hex = key.startsWith('0x') ? key.slice(2) : key
  if (/^[0-9a-fA-F]{64}$/.test(hex)) {
    try {
      const privateKey: Hex = `0x${hex.toLowerCase()}`
      privateKeyToAccount(privateKey)
      return privateKey
    } catch {
      // 0, or above the order of the curve.
    }
  }
  throw new ConfigurationError(setting, `${setting}: expected a private key of 64 hex digits.`)
}

/**
 * Returns the account that signs: that of a keystore, that of `TASKMESH_PRIVATE_KEY`, or on a local
 * network the one that everybody has.
 *
 * @throws InvalidKeystoreError, WrongPassphraseError, ConfigurationError.
 */
export async function chooseAccount(
  { keystore = process.env['TASKMESH_KEYSTORE'], passphraseFile }: AccountOptions,
  { publicKey }: Pick<ChosenNetwork, 'publicKey'>,
): Promise<LocalAccount> {
  if (keystore !== undefined) {
    const passphrase = await readPassphrase(keystore, { passphraseFile })
    return privateKeyToAccount(await openKeystore(keystore, passphrase))
  }
  const given = process.env['TASKMESH_PRIVATE_KEY']
  if (given) return privateKeyToAccount(readPrivateKey(given, 'TASKMESH_PRIVATE_KEY'))
  if (publicKey !== undefined) return privateKeyToAccount(publicKey)
  throw new ConfigurationError(
    'keystore',
    'No account is there to pay with.',
    'Name an Ethereum keystore with --keystore (`taskmesh keystore <file>` makes one), or set TASKMESH_KEYSTORE.',
  )
}
