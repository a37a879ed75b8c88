import { createRequire } from 'node:module'
import { Command } from 'commander'
import { addDoctorCommand } from './commands/doctor.ts'
import { addDevCommand } from './commands/dev.ts'
import { addMcpCommand } from './commands/mcp.ts'
import { addHealthcheckCommand } from './commands/healthcheck.ts'
import { addInitCommand } from './commands/init.ts'
import { addKeyCommand } from './commands/key.ts'
import { addKeystoreCommand } from './commands/keystore.ts'
import { addModelsCommand } from './commands/models.ts'
import { addNewCommand } from './commands/new.ts'
import { addProvideCommand } from './commands/provide.ts'
import { addPublishCommand } from './commands/publish.ts'
import { addRunCommand } from './commands/run.ts'
import { addServeCommand } from './commands/serve.ts'
import { addTaskCommand } from './commands/task.ts'
import { addTasksCommand } from './commands/tasks.ts'

const EXIT_CODES = `
Exit codes:
  0    all went well
  1    something did not: a message on standard error says what, and what to do
  130  Ctrl-C stopped it
  143  SIGTERM stopped it`

/** The version of this package. */
export const { version }: { version: string } = createRequire(import.meta.url)(
  '@taskmesh/cli/package.json',
)

/** The `taskmesh` command with all its commands. */
export function createProgram(): Command {
  const program = new Command('taskmesh')
    .description('Machine-learning tasks: run them here, or pay for them on the OpenGPU network')
    .version(version)
    .option('--no-update-notice', 'say nothing when there is a newer version')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError()
    .showHelpAfterError('(taskmesh --help lists the commands and options)')
  for (const add of [
    addDevCommand,
    addInitCommand,
    addRunCommand,
    addServeCommand,
    addPublishCommand,
    addTaskCommand,
    addProvideCommand,
    addKeystoreCommand,
    addTasksCommand,
    addModelsCommand,
    addKeyCommand,
    addDoctorCommand,
    addHealthcheckCommand,
    addNewCommand,
    addMcpCommand,
  ]) {
    add(program)
  }
  for (const command of program.commands) {
    command.showHelpAfterError(`(taskmesh ${command.name()} --help lists its options)`)
  }
  return program
}
