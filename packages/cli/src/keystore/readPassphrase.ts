import { password } from '@clack/prompts'
import { ConfigurationError } from '../configuration/errors.ts'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import { answerOf } from '../output/ask.ts'
import { NoPassphraseError } from './errors.ts'

/** Fewer characters are guessed in no time. */
const LEAST = 8

/** Where a passphrase comes from. */
export interface PassphraseOptions {
  /** A file whose first line it is. */
  passphraseFile?: string | undefined
  env?: Readonly<Record<string, string | undefined>>
}

async function askFor(path: string, isNew: boolean): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new NoPassphraseError(path)
  const ask = (message: string) => answerOf<string>(password({ message, output: process.stderr }))
  const first = await ask(isNew ? `A passphrase for ${path}` : `The passphrase of ${path}`)
  if (isNew && (await ask('Once more')) !== first) {
    throw new ConfigurationError('passphrase', 'The two passphrases are not the same.')
  }
  return first
}

/**
 * Reads the passphrase of a keystore: from the file that was named, from `TASKMESH_PASSPHRASE`, or by
 * asking in the terminal. It never stands on a command line, which others can read.
 *
 * @param isNew - whether the keystore is about to be made, which asks twice and wants 8 characters.
 * @throws NoPassphraseError, ConfigurationError.
 */
export async function readPassphrase(
  path: string,
  { passphraseFile, env = process.env }: PassphraseOptions,
  isNew = false,
): Promise<string> {
  const named = passphraseFile && (await readSmallFile(passphraseFile, 'passphraseFile'))
  const [line = ''] = (named ?? env['TASKMESH_PASSPHRASE'] ?? '').split(/\r?\n/)
  const passphrase = line === '' && named === undefined ? await askFor(path, isNew) : line
  if (passphrase.length >= (isNew ? LEAST : 1)) return passphrase
  const expected = isNew ? `at least ${LEAST} characters` : 'a passphrase'
  throw new ConfigurationError(
    'passphrase',
    `passphrase: expected ${expected}, got ${passphrase.length}.`,
  )
}
