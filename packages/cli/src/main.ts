#!/usr/bin/env node
import { createProgram } from './program.ts'
import { allowClosedPipes } from './output/closedPipe.ts'

allowClosedPipes()
try {
  await createProgram().parseAsync()
} catch (error) {
  // What knows all errors imports what throws them, which takes time that other calls need not.
  const { exitCodeOf } = await import('./output/exitCodeOf.ts')
  const { printError } = await import('./output/printError.ts')
  printError(error, { json: process.argv.includes('--json') })
  process.exitCode = exitCodeOf(error)
}
