import { styleText } from 'node:util'
import type { Reporter } from '../output/reporter.ts'
import type { Finding } from './check.ts'

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const
const COLORS = { ok: 'green', warn: 'yellow', fail: 'red' } as const

/** Prints what one check found: a line for a person and one for the remedy, or a JSON object. */
export function printFinding(reporter: Reporter, finding: Finding, json: boolean): void {
  const { name, level, found, remedy } = finding
  reporter.json(finding)
  if (json) return
  const mark = styleText(COLORS[level], MARKS[level], { stream: process.stdout })
  reporter.result(`${mark} ${name.padEnd(14)} ${found}.`)
  if (remedy !== undefined) reporter.result(`  ${' '.repeat(14)} ${remedy}`)
}
