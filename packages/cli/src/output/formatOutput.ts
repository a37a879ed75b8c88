import { isRecord } from '@taskmesh/errors'

const BAR_LENGTH = 20

function formatScore(name: string, score: number, width: number): string {
  const bar = '█'.repeat(Math.round(Math.min(Math.max(score, 0), 1) * BAR_LENGTH))
  return `${name.padEnd(width)}  ${score.toFixed(3)}  ${bar}`
}

function nameOf(value: Record<string, unknown>): string | undefined {
  return Object.values(value).find((part) => typeof part === 'string')
}

function formatScores(answers: readonly Record<string, unknown>[]): string[] | undefined {
  const named = answers.map((answer) => ({ name: nameOf(answer), score: answer['score'] }))
  const width = Math.max(...named.map(({ name }) => name?.length ?? 0))
  const lines = named.map(({ name, score }) =>
    name !== undefined && typeof score === 'number' ? formatScore(name, score, width) : undefined,
  )
  return lines.every((line) => line !== undefined) ? lines : undefined
}

/**
 * Writes a task's output for a person: scores as bars, texts as they are, anything else as JSON.
 * Works on the shape of the output, so that it needs no knowledge of the task.
 */
export function formatOutput(output: unknown): string[] {
  if (Array.isArray(output)) {
    if (output.length === 0) return ['(no result)']
    const scores = output.every(isRecord) ? formatScores(output) : undefined
    return scores ?? output.flatMap(formatOutput)
  }
  if (!isRecord(output)) return [JSON.stringify(output)]
  const values = Object.values(output)
  const [only] = values
  return values.length === 1 && typeof only === 'string' ? [only] : [JSON.stringify(output)]
}
