import { Transform } from 'node:stream'

const NEWLINE = 0x0a

/**
 * Makes a stream that passes bytes on when their line is complete. Who puts chunks together one by one copies a long
 * line as often as it has chunks, which takes half a minute for 20 MB.
 *
 * @param maxBytes - of a line; what is longer is passed on as it is, for the reader to refuse.
 */
export function wholeLines(maxBytes: number): Transform {
  let parts: Buffer[] = []
  let length = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, callBack) {
      parts.push(chunk)
      length += chunk.byteLength
      const end = chunk.lastIndexOf(NEWLINE)
      if (end < 0 && length <= maxBytes) return callBack()
      const whole = Buffer.concat(parts)
      const until = end < 0 ? length : length - chunk.byteLength + end + 1
      parts = until < length ? [whole.subarray(until)] : []
      length -= until
      return callBack(null, whole.subarray(0, until))
    },
    flush(callBack) {
      callBack(null, Buffer.concat(parts))
    },
  })
}
