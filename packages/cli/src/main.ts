#!/usr/bin/env node
import { createProgram } from './program.ts'
import { addCompletionCommand } from './commands/completion.ts'
import { allowClosedPipes } from './output/closedPipe.ts'

allowClosedPipes()
try {
  const program = createProgram()
  await addCompletionCommand(program, process.argv.slice(2))
  await program.parseAsync()
} catch (error) {
  // What knows all errors imports what throws them, which takes time that other calls need not.
  const { exitCodeOf } = await import('./output/exitCodeOf.ts')
  const { printError } = await import('./output/printError.ts')
  printError(error, { json: process.argv.includes('--json') })
  process.exitCode = exitCodeOf(error)
}
