import { existsSync } from 'node:fs'
import { ConfigurationError } from '../configuration/errors.ts'
import { readPassphrase } from '../keystore/readPassphrase.ts'
import { createReporter } from '../output/reporter.ts'
import { openOrMakeKey } from '../provide/providerKeys.ts'

/** The options of `taskmesh keystore`. */
export interface KeystoreOptions {
  /** A file with a private key. */
  import?: string
  passphraseFile?: string
  json: boolean
}

/** Makes a keystore with a new key, or with one that is imported. */
export async function makeKeystore(path: string, options: KeystoreOptions): Promise<void> {
  if (existsSync(path)) throw new ConfigurationError('file', `${path} is there already.`)
  const passphrase = await readPassphrase(path, options, true)
  const key = await openOrMakeKey(path, { passphrase, importFile: options.import })
  await key.keep(passphrase)
  const reporter = createReporter(options)
  reporter.json({ path, address: key.account.address })
  reporter.progress(`Wrote ${path}. Nobody opens it without the passphrase: keep a copy of both.`)
  reporter.result(key.account.address)
}
