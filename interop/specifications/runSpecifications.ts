import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparePython } from '../python/environment.ts'
import type { Step } from '../report/message.ts'
import { stepOf } from '../report/stepOf.ts'
import type { RunOptions } from '../runOptions.ts'
import { runStep } from '../runStep.ts'
import { serveModels } from './serveModels.ts'
import { SPECIFICATIONS, type ApiSpecification } from './specifications.ts'

const REQUIREMENTS = new URL('python/requirements.txt', import.meta.url)

/** What every answer has to keep: no fault of the server, and status, type and body as described. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
]

interface Target {
  python: string
  /** A folder for files of the run. */
  folder: string
  url: string
}

/** Runs schemathesis on one description. Its failures are in what it prints. */
async function check(specification: ApiSpecification, { python, folder, url }: Target) {
  const { read, format, except, parameters, examples } = specification
  const config = join(folder, 'schemathesis.toml')
  const values = Object.entries(parameters).map(([name, value]) => `"path.${name}" = "${value}"`)
  await writeFile(config, `[parameters]\n${values.join('\n')}\n`)
  let location = `${url}/openapi.json`
  if (read !== undefined) {
    location = join(folder, `specification.${format}`)
    await writeFile(location, await read())
  }
  const options = ['--url', url, '--checks', CHECKS.join(','), '--seed', '1', '--no-color']
  const amount = ['--phases', 'examples,coverage,fuzzing', '--max-examples', String(examples)]
  const run = ['-m', 'schemathesis.cli', '--config-file', config, 'run', location]
  const without = except.flatMap((path) => ['--exclude-path', path])
  const printed = await runStep(
    python,
    [...run, ...options, ...amount, '--warnings', 'off', '--continue-on-failure', ...without],
    { cwd: folder },
  )
  return /(\d+) generated, \1 passed/.test(printed) ? undefined : printed.slice(-2000)
}

/**
 * Sends requests that schemathesis makes of descriptions of HTTP APIs to a server with demonstration models:
 * what others describe for the routes that we claim, and what the server says of itself.
 */
export async function runSpecifications({ log }: RunOptions): Promise<Step[]> {
  const python = await preparePython({ name: 'schemathesis', requirements: REQUIREMENTS }, log)
  const folder = await mkdtemp(join(tmpdir(), 'specifications-'))
  await using server = await serveModels()
  try {
    const steps: Step[] = []
    for (const specification of SPECIFICATIONS) {
      log(`Running schemathesis on ${specification.name}…`)
      const target = { python, folder, url: server.url }
      steps.push(
        await stepOf('schemathesis', specification.name, () => check(specification, target)),
      )
    }
    return steps
  } finally {
    await rm(folder, { recursive: true })
  }
}
