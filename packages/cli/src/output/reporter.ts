import { styleText } from 'node:util'
import { toJson } from './toJson.ts'

/** Where a command writes its progress (`progress`) and its result (`result`, `preview`, `json`). */
export interface Reporter {
  /** One line of progress for a person. */
  progress: (line: string) => void
  /** One line of the result for a person; on standard error when the output is JSON. */
  result: (line: string) => void
  /** One line that shows a result; when the output is JSON, only on a terminal. */
  preview: (line: string) => void
  /** One JSON object as a line; nothing unless the output is JSON. */
  json: (value: unknown) => void
}

/** With `json`, standard output holds JSON lines only and everything else goes to standard error. */
export function createReporter({ json }: { json: boolean }): Reporter {
  const person = json ? process.stderr : process.stdout
  return {
    progress: (line) =>
      process.stderr.write(`${styleText('dim', line, { stream: process.stderr })}\n`),
    result: (line) => person.write(`${line}\n`),
    preview: (line) => {
      if (!json || process.stderr.isTTY) person.write(`${line}\n`)
    },
    json: (value) => {
      if (json) process.stdout.write(`${toJson(value)}\n`)
    },
  }
}
