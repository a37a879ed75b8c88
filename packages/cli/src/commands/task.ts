import { Argument, type Command } from 'commander'
import type { TaskAction, TaskOptions } from '../actions/task.ts'
import { addAccountOptions, addNetworkOptions } from './networkOptions.ts'
import { readAddress } from './values.ts'

/** Those of `TASK_ACTIONS`, which is loaded with the action only. */
const ACTIONS = ['status', 'result', 'cancel', 'refund']

const EXAMPLES = `
What to do:
  status   how far it is, who works on it, what it pays (what is done without a word)
  result   print its result, checked; --wait waits for it
  cancel   take it back before a provider took it
  refund   take the payment back of one that has expired

Examples:
  taskmesh task 0x…
  taskmesh task 0x… result --wait --json
  taskmesh task 0x… cancel --keystore me.json`

/** `taskmesh task`: what became of a task on the chain. */
export function addTaskCommand(program: Command): void {
  const command = program
    .command('task')
    .description('See how far a task on the chain is, read its result, or take it back')
    .argument('<address>', 'its address, which `taskmesh publish` printed', readAddress)
    .addArgument(new Argument('[action]', 'what to do').choices(ACTIONS).default('status'))
    .option('--task <task>', 'which task it is, where its source does not say')
    .option('--wait', 'with result: wait for it', false)
    .option('-o, --output <path>', 'folder, or file, for the pictures and sounds of the result')
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (address: `0x${string}`, action: TaskAction, options: TaskOptions) =>
      (await import('../actions/task.ts')).useTask(address, action, options),
    )
  addAccountOptions(addNetworkOptions(command))
}
