import type { ErrorForm } from '../core/errorForm.ts'

const PARSE_ERROR = -32_700
/** The first of the codes that JSON-RPC leaves to servers. */
const SERVER_ERROR = -32_000

/**
 * Errors of HTTP as JSON-RPC has them, before there is a message that could be answered.
 *
 * Source: JSON-RPC 2.0, 5.1 Error object.
 */
export const mcpErrorForm: ErrorForm = (error, { status }) => {
  const { message, details } = error
  return {
    body: {
      jsonrpc: '2.0',
      id: null,
      error: {
        code: status === 400 ? PARSE_ERROR : SERVER_ERROR,
        message: details === undefined ? message : `${message}\n${details}`,
        data: error,
      },
    },
  }
}
