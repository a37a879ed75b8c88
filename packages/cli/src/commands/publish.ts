import { InvalidArgumentError, type Command } from 'commander'
import type { PublishOptions } from '../actions/publish.ts'
import { addAccountOptions, addNetworkOptions } from './networkOptions.ts'
import { collect, readAddress, readAmount, readSeconds } from './values.ts'

function toKey(value: string): string {
  if (value.length >= 1 && value.length <= 200) return value
  throw new InvalidArgumentError('Expected 1 to 200 characters.')
}

const EXAMPLES = `
Examples:
  taskmesh publish text-classification "I like it." --wait
  taskmesh publish text-classification "I like it." "I hate it." --each
  taskmesh publish translation "Hello!" --param src_lang=en --param tgt_lang=fr --key order-7
  taskmesh publish image-classification photo.jpg --network mainnet --source 0x… --payment 0.01 --expires 10m --keystore me.json`

/** `taskmesh publish`: a task on the chain, for a payment. */
export function addPublishCommand(program: Command): void {
  const command = program
    .command('publish')
    .description('Publish a task on the chain, and pay for it')
    .argument('<task>', 'name of the task, such as text-classification')
    .argument('[inputs...]', 'as `taskmesh run` takes them')
    .option('--param <key=value>', 'a parameter; may be given several times', collect, [])
    .option('--input <name=value>', 'a part of the input by its name', collect, [])
    .option('--each', 'publish each input as a task of its own, each with its payment', false)
    .option(
      '--source <address>',
      'who is to run it; without it what a local network offers',
      readAddress,
    )
    .option(
      '--payment <OGPU>',
      'what it pays; without it the least that the source takes, or 0.002 on a local network',
      readAmount,
    )
    .option('--expires <time>', 'how long it may take: 90s, 10m, 2h', readSeconds, 600)
    .option('--key <key>', 'your name for it: the same key never pays twice', toKey)
    .option('--wait', 'wait for the result and print it', false)
    .option('--confirm', 'with --wait: confirm the first good answer, which pays for it', false)
    .option('-o, --output <path>', 'folder, or file, for the pictures and sounds of the result')
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (task: string, inputs: string[], options: PublishOptions) =>
      (await import('../actions/publish.ts')).publish(task, inputs, options),
    )
  addAccountOptions(addNetworkOptions(command))
}
