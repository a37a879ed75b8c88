import { styleText } from 'node:util'
import { TaskmeshError, type ErrorBody } from '@taskmesh/errors'
import { BaseError } from 'viem'

/** Some errors name an option of the library; here it is one of the command. */
function inWordsOfCommand(text: string): string {
  return text.replaceAll('name it in allowHosts', 'name it with --allow-host')
}

function describe(error: unknown): ErrorBody {
  if (error instanceof TaskmeshError) return error.toJSON()
  const message =
    error instanceof BaseError
      ? error.shortMessage
      : error instanceof Error
        ? error.message
        : String(error)
  return { code: 'UNEXPECTED', message, actor: 'configuration', retryable: false }
}

/** Says on standard error what went wrong: the message, the place and the remedy, never a stack. */
export function printError(error: unknown, { json }: { json: boolean }): void {
  const { message, details, ...others } = describe(error)
  const body = {
    ...others,
    message: inWordsOfCommand(message),
    ...(details === undefined ? {} : { details: inWordsOfCommand(details) }),
  }
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
