import { InvalidArgumentError, type Command } from 'commander'
import type { RunOptions } from '../actions/run/job.ts'

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

/** Reads `--on`. */
function toPlace(value: string): 'local' | 'chain' {
  if (value === 'local' || value === 'chain') return value
  throw new InvalidArgumentError('Expected local or chain.')
}

function toNumber(what: string, isFit: (value: number) => boolean) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() !== '' && isFit(value)) return value
    throw new InvalidArgumentError(`Expected ${what}.`)
  }
}

/** Reads `--threads`. */
const toThreads = toNumber(
  'a whole number from 1 to 1024',
  (value) => Number.isInteger(value) && value >= 1 && value <= 1024,
)

/** Reads `--timeout`. */
const toSeconds = toNumber(
  'a number of seconds from 0.001 to 2000000',
  (value) => value >= 0.001 && value <= 2_000_000,
)

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
  taskmesh run sentence-similarity "I am happy." "I am glad." "It rains." --model ./my-model
  taskmesh run table-question-answering table.csv "Which city is the largest?" --model ./my-model
  cat photo.jpg | taskmesh run image-classification -
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
      'a string, the path or URL of a file, or the parts of the input in order: lists and tables as JSON, .json or .csv; - is standard input',
    )
    .option('--on <where>', 'local or chain', toPlace, 'local')
    .option('--param <key=value>', 'a parameter; may be given several times', collect, [])
    .option('--input <name=value>', 'a part of the input by its name', collect, [])
    .option(
      '--model <model>',
      'folder of an ONNX model or of a pipeline, or a name on the Hugging Face Hub',
    )
    .option('--dtype <dtype>', 'which weights to load: fp32, fp16, q8, int8, uint8, q4, …')
    .option('--revision <revision>', 'branch, tag or commit of a model on the Hub')
    .option('--threads <count>', 'threads for one operator of the model', toThreads)
    .option('--timeout <seconds>', 'time for the run', toSeconds)
    .option('-o, --output <path>', 'folder, or file, for the pictures and sounds of the result')
    .option(
      '--allow <what>',
      'what a pipeline may reach: network, addons, or a path; may be given several times',
      collect,
      [],
    )
    .option('--python <python>', 'the Python that runs a pipeline; without it python3')
    .option(
      '--install',
      'install the requirements.txt of a pipeline, in an environment of its own',
      false,
    )
    .option('--allow-host <host>', 'fetch from this host although it is not public', collect, [])
    .option(
      '--network <url>',
      'gallery of a running `taskmesh dev`; without it that of port 4173, or a network is started',
      toUrl,
    )
    .option('--json', 'print the result as one JSON object', false)
    .addHelpText('after', EXAMPLES)
    .action(async (task: string, inputs: string[], options: RunOptions) =>
      (await import('../actions/run/run.ts')).run(task, inputs, options),
    )
}
