import { styleText } from 'node:util'
import { reasonOf, TaskmeshError, type ErrorBody } from '@taskmesh/errors'
import { BaseError } from 'viem'
import { remedyOf } from './remedyOf.ts'

function describe(error: unknown): ErrorBody {
  if (error instanceof TaskmeshError) {
    const details = remedyOf(error)
    return { ...error.toJSON(), ...(details === undefined ? {} : { details }) }
  }
  const message = error instanceof BaseError ? error.shortMessage : reasonOf(error)
  return { code: 'UNEXPECTED', message, actor: 'configuration', retryable: false }
}

/** Prints on standard error what went wrong: the message, the place and the remedy, never a stack. */
export function printError(error: unknown, { json }: { json: boolean }): void {
  const body = describe(error)
  if (json) {
    process.stderr.write(`${JSON.stringify({ error: body })}\n`)
    return
  }
  const label = styleText('red', 'Error:', { stream: process.stderr })
  process.stderr.write(`${label} ${body.message}\n${body.details ? `${body.details}\n` : ''}`)
  if (process.env['TASKMESH_DEBUG'] && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ''}\n`)
  }
}
