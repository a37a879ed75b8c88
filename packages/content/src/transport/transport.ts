/** One HTTP exchange, without following redirects where the platform lets us see them. */
export interface TransportRequest {
  method: string
  headers: Record<string, string>
  body: string | Uint8Array | FormData | undefined
  signal: AbortSignal
  /** Whether connections to addresses that are not public must fail. */
  isGuarded: boolean
}

/** What is used of an answer, which the `Response` of a browser and that of undici both have. */
export interface TransportResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: TransportBody | null
}

/** The bytes of an answer as they come. */
export interface TransportBody {
  cancel(): Promise<void>
  getReader(): {
    /** Gives nothing at the end. */
    read(): Promise<{ value?: Uint8Array | undefined }>
    cancel(): Promise<void>
  }
}

/** Sends one request. Node's checks the address it connects to; a browser's leaves that to the browser. */
export type Transport = (url: URL, request: TransportRequest) => Promise<TransportResponse>
