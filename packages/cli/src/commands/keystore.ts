import type { Command } from 'commander'
import type { KeystoreOptions } from '../actions/keystore.ts'

const EXAMPLES = `
Examples:
  taskmesh keystore ./me.json                      a new key
  taskmesh keystore ./me.json --import ./key.txt   one that you have`

/** `taskmesh keystore`: an account to pay with, encrypted. */
export function addKeystoreCommand(program: Command): void {
  program
    .command('keystore')
    .description('Make an encrypted account to pay for tasks with (an Ethereum keystore)')
    .argument('<file>', 'where to write it; a file that is not there yet')
    .option('--import <file>', 'a file with a private key; without it a new key is made')
    .option('--passphrase-file <file>', 'its passphrase; without it TASKMESH_PASSPHRASE, or asked')
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: KeystoreOptions) =>
      (await import('../actions/keystore.ts')).makeKeystore(file, options),
    )
}
