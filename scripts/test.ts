/**
 * Everything that must hold before a change lands: lint, format, types, build, tests.
 * Ends with the line `N passed, N failed`, where each of the other steps counts as one test.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shellArguments } from './bootstrap/shellArguments.mjs'
import { chromiumPath } from './chromium.ts'

interface Count {
  passed: number
  failed: number
}

/** Needs nothing that is built. Each of these steps works on one core, beside the build. */
const SOURCES = [
  [
    'Tasks',
    'node',
    ['--conditions=@taskmesh/source', join('packages', 'tasks', 'scripts', 'checkTask.ts')],
  ],
  ['Lint', 'oxlint', []],
  ['Format', 'prettier', ['--check', '--log-level=warn', '.']],
] as const

const BUILD = ['Build', 'turbo', ['run', 'build', '--output-logs=errors-only']] as const

/** Read what the build writes. */
const BUILT = [
  ['Packages', 'node', [join('checks', 'scripts', 'checkPackages.ts')]],
  ['Types', 'turbo', ['run', 'check', '--output-logs=errors-only']],
] as const

type Step = readonly [name: string, command: string, args: readonly string[]]

function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  // The tools of node_modules are scripts there, which only a shell starts.
  const shell = process.platform === 'win32'
  const stdio = ['ignore', 'inherit', 'inherit'] as const
  const child = spawn(command, shellArguments(args), { stdio: [...stdio], env, shell })
  return new Promise((resolve) =>
    child.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0)),
  )
}

async function step([name, command, args]: Step): Promise<boolean> {
  const start = performance.now()
  const isPassed = await run(command, args)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${isPassed ? '✓' : '✗'} ${name} (${seconds} s)`)
  return isPassed
}

async function stepsInOrder(steps: readonly Step[]): Promise<boolean[]> {
  const passed: boolean[] = []
  for (const each of steps) passed.push(await step(each))
  return passed
}

function readCount(file: string): Count {
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof report !== 'object' || report === null) throw new Error('The test report is empty.')
  const { numPassedTests, numFailedTests, success } = report as Record<string, unknown>
  const failed = Number(numFailedTests)
  return { passed: Number(numPassedTests), failed: success === true ? failed : Math.max(failed, 1) }
}

async function runTests(chromium: string): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'taskmesh-test-'))
  const report = join(folder, 'report.json')
  try {
    // By default Vitest leaves one processor core free, which of two is half.
    const args = [
      'run',
      '--maxWorkers=100%',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]
    const isPassed = await run('vitest', args, { ...process.env, CHROMIUM_PATH: chromium })
    const count = readCount(report)
    return isPassed ? count : { ...count, failed: Math.max(count.failed, 1) }
  } catch (error) {
    console.error(`The tests did not report: ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const steps = [
  ...(await Promise.all([stepsInOrder(SOURCES), stepsInOrder([BUILD])])).flat(),
  ...(await Promise.all(BUILT.map(step))),
]
const tests = await runTests(chromiumPath())
const passed = tests.passed + steps.filter(Boolean).length
const failed = tests.failed + steps.filter((isPassed) => !isPassed).length
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1
