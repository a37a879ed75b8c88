import { randomUUID } from 'node:crypto'

/** A place in a trace: the trace, a span in it, and whether it is recorded. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  traceId: string
  /** 16 hexadecimal digits. */
  spanId: string
  isSampled: boolean
}

const VERSION_0 = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
/** Later versions may have more after what this one has. */
const LATER = /^(?!ff|00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/
const ZEROS = /^0+$/

/**
 * Reads a header `traceparent`.
 *
 * @returns `undefined` for what is none: then a new trace begins.
 * Source: W3C Trace Context, 3.2 Traceparent Header.
 */
export function readTraceparent(header: unknown): TraceContext | undefined {
  if (typeof header !== 'string') return undefined
  const text = header.trim()
  const [, traceId = '0', spanId = '0', flags = '0'] =
    VERSION_0.exec(text) ?? LATER.exec(text) ?? []
  if (ZEROS.test(traceId) || ZEROS.test(spanId)) return undefined
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** Writes the header `traceparent`. */
export function writeTraceparent({ traceId, spanId, isSampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
}

/** 32 hexadecimal digits. Node.js makes many of them at once, which random bytes for each would not be. */
function randomDigits(): string {
  return randomUUID().replaceAll('-', '')
}

/** A span of the trace of a caller, or of a new one that nobody records. */
export function nextContext(parent: TraceContext | undefined): TraceContext {
  return {
    traceId: parent?.traceId ?? randomDigits(),
    spanId: randomDigits().slice(16),
    isSampled: parent?.isSampled ?? false,
  }
}
