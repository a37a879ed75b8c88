import { Option, type Command } from 'commander'
import type { NewPipelineOptions } from '../actions/newPipeline.ts'

/** Names of `TEMPLATES`, which is loaded with the action only. */
const NAMES = ['empty', 'scikit-learn', 'spacy', 'sentence-transformers']

const EXAMPLES = `
Examples:
  taskmesh new pipeline my-pipeline --task text-classification
  taskmesh new pipeline my-pipeline --task object-detection --language python
  taskmesh new pipeline flowers --template scikit-learn --task tabular-classification`

/** `taskmesh new`: what begins a model of one's own. */
export function addNewCommand(program: Command): void {
  const command = program.command('new').description('Begin something of your own')
  command
    .command('pipeline')
    .description('Write a folder with a pipeline of your own, which runs as it is')
    .argument('<folder>', 'where to write it; a folder that is empty or not there yet')
    .option(
      '--task <task>',
      'what it does; without it text-classification, or what the template does',
    )
    .addOption(
      new Option(
        '--language <language>',
        'without it typescript, or what the template has',
      ).choices(['typescript', 'python']),
    )
    .addOption(
      new Option('--template <template>', 'a library to begin with')
        .choices(NAMES)
        .default('empty'),
    )
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(taskmesh new pipeline --help lists its options)')
    .action(async (folder: string, options: NewPipelineOptions) =>
      (await import('../actions/newPipeline.ts')).newPipeline(folder, options),
    )
}
