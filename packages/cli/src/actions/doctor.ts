import { TaskmeshError } from '@taskmesh/errors'
import type { Finding } from '../doctor/check.ts'
import {
  checkCache,
  checkEngine,
  checkHub,
  checkMemory,
  checkNode,
  checkPort,
  checkPython,
  checkServer,
} from '../doctor/checks.ts'
import { printFinding } from '../doctor/printFinding.ts'
import { unknownVariables } from '../configuration/unknownVariables.ts'
import { createReporter } from '../output/reporter.ts'
import { readSettings } from './serve.ts'

/** The options of `taskmesh doctor`. */
export interface DoctorOptions {
  config?: string
  url?: string
  json: boolean
}

/** Looks at what a server needs, prints what was found with remedies, and fails when it could not serve. */
export async function doctor({ config, url, json }: DoctorOptions): Promise<void> {
  const reporter = createReporter({ json })
  let hasFailed = false
  const report = (finding: Finding) => {
    printFinding(reporter, finding, json)
    hasFailed ||= finding.level === 'fail'
  }
  report(checkNode())
  const place = { env: process.env, folder: process.cwd() }
  const settings = await readSettings([], { config }, place).catch((error: unknown) => {
    if (!(error instanceof TaskmeshError)) throw error
    const { shortMessage, details } = error
    report({
      name: 'configuration',
      level: 'fail',
      found: shortMessage.replace(/\.$/, ''),
      remedy: details ?? '`taskmesh serve --help` lists the settings.',
    })
  })
  if (settings !== undefined) {
    report({ name: 'configuration', level: 'ok', found: 'The settings are as they should be' })
  }
  for (const warning of unknownVariables(place.env)) {
    report({ name: 'configuration', level: 'warn', found: warning.replace(/[.?]$/, '') })
  }
  report(checkMemory())
  report(await checkCache(settings?.values.cacheDirectory))
  if (url === undefined) {
    report(await checkPort(settings?.values.host ?? '127.0.0.1', settings?.values.port ?? 8080))
  } else {
    report(await checkServer(url.replace(/\/+$/, '')))
  }
  report(await checkPython())
  report(await checkHub())
  report(await checkEngine())
  if (hasFailed) process.exitCode = 1
}
