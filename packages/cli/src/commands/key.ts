import type { Command } from 'commander'
import type { KeyOptions } from '../actions/key.ts'

/** `taskmesh key`: makes an API key. */
export function addKeyCommand(program: Command): void {
  program
    .command('key')
    .description('Make an API key for a client of taskmesh serve')
    .argument('<name>', 'name of the client, for logs and quotas')
    .option('--admin', 'a key that may load and unload models, too', false)
    .option('--json', 'print the key and its entry as one JSON object', false)
    .action(async (name: string, options: KeyOptions) =>
      (await import('../actions/key.ts')).makeKey(name, options),
    )
}
