import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'
import { UnreadableFileError } from './readFileBytes.ts'

/** What stands for standard input among the arguments. */
export const STANDARD_INPUT = '-'

/** Reads standard input, once. */
export type ReadStandardInput = () => Promise<Uint8Array>

/**
 * Makes the function that reads standard input for one command.
 *
 * @throws what it returns throws {@link UnreadableFileError} for more than 20 MiB, for nothing, for a
 * terminal, and the second time.
 */
export function standardInput(stream: NodeJS.ReadStream = process.stdin): ReadStandardInput {
  let isRead = false
  const refuse = (reason: string) => new UnreadableFileError(STANDARD_INPUT, reason)
  return async () => {
    if (isRead) throw refuse('standard input is named twice')
    if (stream.isTTY) throw refuse('nothing is piped into standard input')
    isRead = true
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > MAX_MEDIA_BYTES) {
        throw refuse(`standard input is longer than ${MAX_MEDIA_BYTES} bytes`)
      }
      chunks.push(bytes)
    }
    if (size === 0) throw refuse('standard input is empty')
    return Buffer.concat(chunks)
  }
}
