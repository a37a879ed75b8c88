import type { ErrorForm } from '../core/errorForm.ts'

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
}

/** The kind of an error, as Anthropic names it. */
export function anthropicErrorType(status: number): string {
  return TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error')
}

/**
 * The error form of Anthropic: `{ type: "error", error: { type, message } }`, to which the dialect adds the
 * `request_id`.
 *
 * Source: Anthropic's API reference, "Errors".
 */
export const anthropicErrorForm: ErrorForm = ({ message, details }, { status }) => ({
  body: {
    type: 'error',
    error: {
      type: anthropicErrorType(status),
      message: details === undefined ? message : `${message} ${details}`,
    },
  },
})
