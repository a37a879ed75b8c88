import { createRequire } from 'node:module'
import { Command } from 'commander'
import { addDoctorCommand } from './commands/doctor.ts'
import { addDevCommand } from './commands/dev.ts'
import { addMcpCommand } from './commands/mcp.ts'
import { addHealthcheckCommand } from './commands/healthcheck.ts'
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

const { version }: { version: string } = createRequire(import.meta.url)(
  '@taskmesh/cli/package.json',
)

/** The `taskmesh` command with all its commands. */
export function createProgram(): Command {
  const program = new Command('taskmesh')
    .description('Machine-learning tasks: run them here, or pay for them on the OpenGPU network')
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('(taskmesh --help lists the commands and options)')
  for (const add of [
    addDevCommand,
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
