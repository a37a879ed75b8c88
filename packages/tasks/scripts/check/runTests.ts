import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

/** What the tests of the package that name a task say. */
export interface TestReport {
  isPassed: boolean
  output: string
}

/** Runs the tests of the package that have a task's id in their name. */
export function runTests(id: string): Promise<TestReport> {
  const name = `(?<![\\w-])${id}(?![\\w-])`
  const args = [VITEST, 'run', '--reporter=dot', `--testNamePattern=${name}`]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: PACKAGE, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.on('error', reject).on('close', (code) => resolve({ isPassed: code === 0, output }))
  })
}
