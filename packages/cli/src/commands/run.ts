import { InvalidArgumentError, type Command } from 'commander'
import type { RunOptions } from '../actions/run.ts'

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

/** Reads `--on`. */
function toPlace(value: string): 'local' | 'chain' {
  if (value === 'local' || value === 'chain') return value
  throw new InvalidArgumentError('Expected local or chain.')
}

/** Reads `--network`. */
function toUrl(value: string): string {
  if (/^https?:/.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('Expected a URL that begins with http:// or https://.')
}

const EXAMPLES = `
Examples:
  taskmesh run text-classification "This movie is absolutely fantastic!"
  taskmesh run text-classification "I like it." "I hate it." --json
  taskmesh run image-classification digit.png --param top_k=3
  taskmesh run visual-question-answering shapes.png "What color is the circle?"
  taskmesh run translation "Hello!" --param src_lang=en --param tgt_lang=fr --on chain
  taskmesh run text-generation "Once upon a time" --model ./my-model`

/** `taskmesh run`: one task, here or on the chain. */
export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description('Run one task, with a model on this machine or paid on the chain')
    .argument('<task>', 'name of the task, such as text-classification')
    .argument(
      '[inputs...]',
      'a string, the path or URL of an image, or the parts of the input in order',
    )
    .option('--on <where>', 'local or chain', toPlace, 'local')
    .option('--param <key=value>', 'a parameter; may be given several times', collect, [])
    .option('--model <model>', 'folder of an ONNX model, or its name on the Hugging Face Hub')
    .option('--allow-host <host>', 'fetch from this host although it is not public', collect, [])
    .option(
      '--network <url>',
      'gallery of a running `taskmesh dev`; without it that of port 4173, or a network is started',
      toUrl,
    )
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (task: string, inputs: string[], options: RunOptions) =>
      (await import('../actions/run.ts')).run(task, inputs, options),
    )
}
