import { InvalidArgumentError, type Command } from 'commander'

function toUrl(value: string): string {
  if (/^https?:/.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('Expected a URL that begins with http:// or https://.')
}

function toNetwork(value: string): string {
  if (value === 'mainnet' || value === 'testnet') return value
  if (/^https?:/.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('Expected mainnet, testnet, or the URL of a `taskmesh dev`.')
}

/** Adds the options that say which network is meant. */
export function addNetworkOptions(command: Command): Command {
  return command
    .option(
      '--network <network>',
      'mainnet, testnet, or the gallery of a running `taskmesh dev`; without it that of port 4173',
      toNetwork,
    )
    .option('--rpc-url <url>', 'a node of your own', toUrl)
    .option('--storage-url <url>', 'a content service of your own', toUrl)
}

/** Adds the options that say whose key signs. */
export function addAccountOptions(command: Command): Command {
  return command
    .option(
      '--keystore <file>',
      'encrypted account that pays; without it TASKMESH_KEYSTORE, TASKMESH_PRIVATE_KEY, or that of the local network',
    )
    .option('--passphrase-file <file>', 'its passphrase; without it TASKMESH_PASSPHRASE, or asked')
    .option('-y, --yes', 'do not ask before money moves', false)
}
