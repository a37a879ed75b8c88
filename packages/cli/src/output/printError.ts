import { styleText } from 'node:util'
import { reasonOf, TaskmeshError, type ErrorBody } from '@taskmesh/errors'
import { BaseError, HttpRequestError, TimeoutError } from 'viem'
import { remedyOf } from './remedyOf.ts'

/** What a node that does not answer is told about: its host, because its path may hold a key. */
function describeNode(error: BaseError): ErrorBody {
  const failed = error.walk((one) => one instanceof HttpRequestError)
  const url = failed instanceof HttpRequestError ? failed.url : ''
  const host = URL.canParse(url) ? ` ${new URL(url).host}` : ''
  return {
    code: 'RPC_FAILED',
    message: `The node${host} does not answer: ${error.shortMessage}`,
    details: 'Check its address and the network; then repeat the command.',
    actor: 'network',
    retryable: true,
  }
}

function describe(error: unknown): ErrorBody {
  if (error instanceof TaskmeshError) {
    const details = remedyOf(error)
    return { ...error.toJSON(), ...(details === undefined ? {} : { details }) }
  }
  if (error instanceof BaseError) {
    const failed = error.walk(
      (one) => one instanceof HttpRequestError || one instanceof TimeoutError,
    )
    if (failed !== null) return describeNode(error)
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
