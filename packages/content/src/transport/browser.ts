import type { Transport } from './transport.ts'

/** A browser resolves names itself and keeps pages away from private networks by its own rules. */
export const transport: Transport = (url, { method, headers, body, signal }) =>
  fetch(url, {
    method,
    headers,
    // A copy, because memory that other threads share can't be sent.
    body: body instanceof Uint8Array ? new Uint8Array(body) : body,
    signal,
    credentials: 'omit',
  })
