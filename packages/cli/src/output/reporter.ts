import { styleText } from 'node:util'

/** Where a command says what it does (`say`) and what came of it (`result`, `json`). */
export interface Reporter {
  /** One line of progress for a person. */
  say: (line: string) => void
  /** One line of the result for a person; nothing when the output is JSON. */
  result: (line: string) => void
  /** One JSON object as a line; nothing unless the output is JSON. */
  json: (value: unknown) => void
}

/** BigInts have no JSON form; on the network they travel as decimal text. */
function replaceBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/** With `json`, standard output holds JSON lines only and everything else goes to standard error. */
export function createReporter({ json }: { json: boolean }): Reporter {
  const person = json ? process.stderr : process.stdout
  return {
    say: (line) => process.stderr.write(`${styleText('dim', line, { stream: process.stderr })}\n`),
    result: (line) => person.write(`${line}\n`),
    json: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, replaceBigInt)}\n`)
    },
  }
}
