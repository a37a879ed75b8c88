import { existsSync } from 'node:fs'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { Hex, PrivateKeyAccount } from 'viem'
import { readPrivateKey } from '../account/chooseAccount.ts'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import { openKeystore, writeKeystore } from '../keystore/keystoreFile.ts'

/** A key of a provider: one that is in its keystore, or a new one that is not written yet. */
export interface ProviderKey {
  account: PrivateKeyAccount
  path: string
  isNew: boolean
  /** Writes the keystore, when the key is new. */
  keep: (passphrase: string) => Promise<void>
}

/** Opens the keystore at a path; without one takes the key that is imported, or makes one. */
export async function openOrMakeKey(
  path: string,
  { passphrase, importFile }: { passphrase: string; importFile?: string | undefined },
): Promise<ProviderKey> {
  if (existsSync(path)) {
    const account = privateKeyToAccount(await openKeystore(path, passphrase))
    return { account, path, isNew: false, keep: async () => {} }
  }
  const privateKey: Hex =
    importFile === undefined
      ? generatePrivateKey()
      : readPrivateKey(await readSmallFile(importFile, 'import'), importFile)
  const account = privateKeyToAccount(privateKey)
  const keep = (word: string) => writeKeystore(path, { privateKey, passphrase: word })
  return { account, path, isNew: true, keep }
}
