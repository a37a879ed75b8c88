import type { Command } from 'commander'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createReporter } from '../output/reporter.ts'

/** `taskmesh models`: what models come along. */
export function addModelsCommand(program: Command): void {
  program
    .command('models')
    .description('List the demonstration models')
    .option('--json', 'print one JSON object per line', false)
    .action(({ json }: { json: boolean }) => {
      const reporter = createReporter({ json })
      for (const { id, task, summary } of Object.values(DEMO_MODELS)) {
        if (json) reporter.json({ id, task, summary, path: demoModelDirectory(task) })
        else reporter.result(`${id.padEnd(26)}  ${task.padEnd(26)}  ${summary}`)
      }
    })
}
