import type { Command } from 'commander'
import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { createReporter } from '../output/reporter.ts'

/** `taskmesh tasks`: what tasks there are. */
export function addTasksCommand(program: Command): void {
  program
    .command('tasks')
    .description('List the tasks')
    .option('--json', 'print one JSON object per line')
    .action(({ json = false }: { json?: boolean }) => {
      const reporter = createReporter({ json })
      const width = Math.max(...TASK_IDS.map((id) => id.length))
      for (const id of TASK_IDS) {
        const { name, modality, summary } = TASKS[id]
        if (json) reporter.json({ id, name, modality, summary })
        else reporter.result(`${id.padEnd(width)}  ${summary}`)
      }
    })
}
