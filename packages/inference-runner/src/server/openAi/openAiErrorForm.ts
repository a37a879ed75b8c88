import type { ErrorForm } from '../core/errorForm.ts'

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'invalid_request_error',
  429: 'rate_limit_exceeded',
}

/** The kind of an error, as OpenAI names it. */
export function openAiErrorType(status: number): string {
  return TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error')
}

/**
 * The error form of OpenAI: `{ error: { message, type, param, code } }`. Its bodies have neither inputs nor
 * parameters, so that a path leads from the body.
 *
 * Source: OpenAI API reference, "Error codes"; `APIError` of its clients.
 */
export const openAiErrorForm: ErrorForm = ({ message, details, path, code }, { status }) => ({
  body: {
    error: {
      message: details === undefined ? message : `${message} ${details}`,
      type: openAiErrorType(status),
      param: path?.replace(/^(inputs|parameters)\./, '') ?? null,
      code: code.toLowerCase(),
    },
  },
})
