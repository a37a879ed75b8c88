#!/usr/bin/env node
import { createProgram } from './program.ts'
import { printError } from './output/printError.ts'

try {
  await createProgram().parseAsync()
} catch (error) {
  printError(error, { json: process.argv.includes('--json') })
  process.exitCode = 1
}
