import { TaskmeshError } from '@taskmesh/errors'

/** A file is no keystore, or one that is not opened. */
export class InvalidKeystoreError extends TaskmeshError {
  override name = 'InvalidKeystoreError'
  constructor(path: string, reason: string) {
    super(`${path} is no keystore that can be opened: ${reason}.`, {
      code: 'INVALID_KEYSTORE',
      actor: 'configuration',
      path: 'keystore',
      details:
        'Expected an Ethereum keystore of version 3, as geth, Foundry and this command write.',
    })
  }
}

/** A passphrase is not the one with which a keystore was made. */
export class WrongPassphraseError extends TaskmeshError {
  override name = 'WrongPassphraseError'
  constructor(path: string) {
    super(`The passphrase does not open ${path}.`, {
      code: 'WRONG_PASSPHRASE',
      actor: 'caller',
      path: 'passphrase',
      details: 'Give the one with which it was made. Nobody can open it without.',
    })
  }
}

/** Nobody can be asked for a passphrase. */
export class NoPassphraseError extends TaskmeshError {
  override name = 'NoPassphraseError'
  constructor(path: string) {
    super(`The passphrase of ${path} is needed.`, {
      code: 'NO_PASSPHRASE',
      actor: 'caller',
      path: 'passphrase',
      details:
        'Name a file that holds it with --passphrase-file, or set TASKMESH_PASSPHRASE; there is no terminal to ask in.',
    })
  }
}
