/** One HTTP exchange, without following redirects where the platform lets us see them. */
export interface TransportRequest {
  method: string
  headers: Record<string, string>
  body: string | Uint8Array | FormData | undefined
  signal: AbortSignal
  /** Whether connections to addresses that are not public must fail. */
  isGuarded: boolean
}

/** Sends one request. Node's checks the address it connects to; a browser's leaves that to the browser. */
export type Transport = (url: URL, request: TransportRequest) => Promise<Response>
