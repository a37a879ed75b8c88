import type { Command } from 'commander'

/** `taskmesh tasks`: what tasks there are, and which run here. */
export function addTasksCommand(program: Command): void {
  program
    .command('tasks')
    .description('List the tasks: which run here, and why the others do not')
    .option('--json', 'print one JSON object per line', false)
    .action(async (options: { json: boolean }) =>
      (await import('../actions/listTasks.ts')).listTasks(options),
    )
}
