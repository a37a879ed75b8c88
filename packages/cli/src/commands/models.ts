import { InvalidArgumentError, type Command } from 'commander'
import type { PullCommandOptions, ServerCommandOptions } from '../actions/models.ts'

const EXAMPLES = `
Examples:
  taskmesh models                                        the demonstration models
  taskmesh models pull Xenova/opus-mt-en-fr --dtype q8   download a model of the Hub
  taskmesh models ps --url http://127.0.0.1:8080         what a server has loaded
  taskmesh models unload me/model --key "$KEY"`

function toUrl(value: string): string {
  if (/^https?:/.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('Expected a URL that begins with http:// or https://.')
}

function addServerOptions(command: Command): Command {
  return command
    .option('--url <url>', 'where the server is', toUrl, 'http://127.0.0.1:8080')
    .option('--key <key>', 'an API key of it; without it TASKMESH_API_KEY')
    .option('--json', 'print JSON objects, one per line', false)
}

/** `taskmesh models`: what models come along, those of the Hub, and those of a server that runs. */
export function addModelsCommand(program: Command): void {
  const command = program
    .command('models')
    .description('List the demonstration models, download models, and look after those of a server')
    .addHelpText('after', EXAMPLES)
  const actions = () => import('../actions/models.ts')
  command
    .command('list', { isDefault: true })
    .description('List the demonstration models')
    .option('--json', 'print one JSON object per line', false)
    .action(async (options: { json: boolean }) => (await actions()).listModels(options))
  command
    .command('pull')
    .description('Download a model of the Hugging Face Hub, or what is missing of it')
    .argument('<name>', 'its name, owner/name, with @revision if it is another one than main')
    .option('--revision <revision>', 'branch, tag or commit')
    .option('--dtype <dtype>', 'which weights: fp32, fp16, q8, …; without it the most precise')
    .option('--cache-directory <folder>', 'where models are kept')
    .option('--json', 'print JSON objects, one per line', false)
    .action(async (name: string, options: PullCommandOptions) =>
      (await actions()).pull(name, options),
    )
  addServerOptions(
    command.command('ps').description('List the models of a server that runs'),
  ).action(async (options: ServerCommandOptions) => (await actions()).ps(options))
  addServerOptions(
    command
      .command('load')
      .description('Load a model of a server that runs')
      .argument('<model>', 'name of the model'),
  ).action(async (model: string, options: ServerCommandOptions) =>
    (await actions()).load(model, options),
  )
  addServerOptions(
    command
      .command('unload')
      .description('Free the memory of a model of a server that runs')
      .argument('<model>', 'name of the model'),
  ).action(async (model: string, options: ServerCommandOptions) =>
    (await actions()).unload(model, options),
  )
}
