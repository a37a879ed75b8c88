import { InvalidArgumentError, type Command } from 'commander'
import type { DevOptions } from '../actions/dev.ts'

const HIGHEST_PORT = 65_535

function toPort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port
  throw new InvalidArgumentError(`Expected a port from 0 to ${HIGHEST_PORT}.`)
}

/** `taskmesh dev`: a whole network on this machine, one task of each kind, and the gallery. */
export function addDevCommand(program: Command): void {
  program
    .command('dev')
    .description(
      'Start a local network with the demo models, do one task of each kind on it, and serve the gallery',
    )
    .option(
      '--once',
      'end after the tasks, with exit code 0 when all of them were finalized',
      false,
    )
    .option('--json', 'print one JSON object per task on standard output', false)
    .option('--no-provider', 'nobody works and no task is done: for a provider of your own')
    .option(
      '--port <port>',
      'port of the gallery; a free one is taken when it is busy',
      toPort,
      4173,
    )
    .option('--rpc-port <port>', 'port of the chain, likewise', toPort, 8545)
    .option('--storage-port <port>', 'port of the content store, likewise', toPort, 8546)
    .option('--runner-port <port>', 'port of the runner, likewise', toPort, 8080)
    .action(async (options: DevOptions) => (await import('../actions/dev.ts')).dev(options))
}
