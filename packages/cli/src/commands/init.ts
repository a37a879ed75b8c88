import type { Command } from 'commander'
import type { InitOptions } from '../actions/init.ts'

const EXAMPLES = `
Examples:
  taskmesh init my-project
  taskmesh init translator --task translation`

/** `taskmesh init`: a project whose program pays for a task. */
export function addInitCommand(program: Command): void {
  program
    .command('init')
    .description('Write a project with a typed program that pays for a task on `taskmesh dev`')
    .argument('[folder]', 'where to write it; a folder that is empty or not there yet', '.')
    .option('--task <task>', 'the task that the program pays for', 'text-classification')
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, options: InitOptions) =>
      (await import('../actions/init.ts')).init(folder, options),
    )
}
