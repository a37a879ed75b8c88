import type { FastifyReply } from 'fastify'

/** Most characters of the header: servers in between take about 8 KiB of all headers. */
const MAX_LENGTH = 2000

export const WARNING_HEADER = 'x-taskmesh-warnings'

/** JSON in ASCII, which headers are made of. */
function toAscii(text: string): string {
  return text.replaceAll(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function toHeader(warnings: readonly string[]): string | undefined {
  const kept: string[] = []
  for (const warning of warnings) {
    if (toAscii(JSON.stringify([...kept, warning])).length > MAX_LENGTH) break
    kept.push(warning)
  }
  return kept.length > 0 ? toAscii(JSON.stringify(kept)) : undefined
}

const late = new WeakMap<FastifyReply, readonly string[]>()

/** Notes the warnings of a stream, whose headers were sent before they were known. */
export function noteWarnings(reply: FastifyReply, warnings: readonly string[]): void {
  late.set(reply, warnings)
}

/** Takes the warnings of a stream as a comment of server-sent events, which clients pass over; once. */
export function takeWarningComment(reply: FastifyReply): string | undefined {
  const text = toHeader(late.get(reply) ?? [])
  late.delete(reply)
  return text === undefined ? undefined : `: ${WARNING_HEADER}: ${text}\n\n`
}

/**
 * Says in the header `x-taskmesh-warnings`, as a JSON array of sentences, which parameters of a call had no effect,
 * for formats whose answers have no place for that. Sentences for which there is no room are left out.
 */
export function sendWarnings(reply: FastifyReply, warnings: readonly string[]): void {
  const text = toHeader(warnings)
  if (text !== undefined) reply.header(WARNING_HEADER, text)
}
