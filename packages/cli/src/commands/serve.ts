import { Option, type Command } from 'commander'
import type { ServeOptions } from '../actions/serve.ts'
import { settingFlags } from '../configuration/settingNames.ts'

const EXAMPLES = `
Examples:
  taskmesh serve ./sentiment                        a folder in the Hugging Face layout
  taskmesh serve tabular-regression=./prices.onnx   an ONNX file, with its task
  taskmesh serve Xenova/opus-mt-en-fr --dtype q8    a model of the Hub, which is downloaded
  taskmesh serve text-classification translation    demonstration models of these tasks
  taskmesh serve --demo --port 0                    all demonstration models, on a free port
  taskmesh serve --config taskmesh.config.json --print-config

Each setting can stand in a file (taskmesh.config.json or .yaml, or --config), in the environment (TASKMESH_PORT for
port) or on the command line, which comes first. API keys stand in the file as hashes: \`taskmesh key <name>\` makes
one; TASKMESH_API_KEY is a key for one client.`

/** `taskmesh serve`: models over HTTP. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('Serve models over HTTP, for every client of Hugging Face, OpenAI and others')
    .argument(
      '[models...]',
      '[task=]<folder, ONNX file, name on the Hub, or task of a demonstration model>',
    )
    .option('--config <file>', 'configuration file, in JSON or YAML')
    .option('--print-config', 'print the settings and where each stands, with keys masked')
    .option('--json', 'log JSON lines, also on a terminal')
    .addHelpText('after', EXAMPLES)
    .action(async (models: string[], options: ServeOptions) =>
      (await import('../actions/serve.ts')).serve(models, options),
    )
  for (const { flags, about, isUsual } of settingFlags()) {
    command.addOption(new Option(flags, about).hideHelp(isUsual))
  }
}
