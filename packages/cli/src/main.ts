#!/usr/bin/env node
import { explainOldNode } from './nodeVersion.ts'

const problem = explainOldNode(process.versions.node)
if (problem === undefined) {
  // An older Node.js cannot read all of what this imports.
  const { runCommandLine } = await import('./commandLine.ts')
  await runCommandLine()
} else {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
