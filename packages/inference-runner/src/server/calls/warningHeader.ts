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

/**
 * Says in the header `x-taskmesh-warnings`, as a JSON array of sentences, which parameters of a call had no effect,
 * for formats whose answers have no place for that. Sentences for which there is no room are left out.
 */
export function sendWarnings(reply: FastifyReply, warnings: readonly string[]): void {
  const kept: string[] = []
  for (const warning of warnings) {
    if (toAscii(JSON.stringify([...kept, warning])).length > MAX_LENGTH) break
    kept.push(warning)
  }
  if (kept.length > 0) reply.header(WARNING_HEADER, toAscii(JSON.stringify(kept)))
}
