#!/usr/bin/env node
import { createProgram } from './program.ts'
import { allowClosedPipes } from './output/closedPipe.ts'
import { exitCodeOf } from './output/exitCodeOf.ts'
import { printError } from './output/printError.ts'

allowClosedPipes()
try {
  await createProgram().parseAsync()
} catch (error) {
  printError(error, { json: process.argv.includes('--json') })
  process.exitCode = exitCodeOf(error)
}
