import { deserialize, serialize } from 'node:v8'
import type { Socket } from 'node:net'

const HEADER_BYTES = 4
/** Most bytes of one message. What is larger travels in files. */
const MAX_FRAME_BYTES = 512 * 1024 * 1024

/** Writes a message: its length in four bytes, then the value by the structured clone of V8. */
export function writeFrame(socket: Socket, message: unknown): void {
  const body = serialize(message)
  const header = Buffer.allocUnsafe(HEADER_BYTES)
  header.writeUInt32LE(body.byteLength)
  socket.cork()
  socket.write(header)
  socket.write(body)
  socket.uncork()
}

/**
 * Calls back with each message that comes from a socket, in order. A message that is too large or is
 * no value ends the connection.
 */
export function readFrames(socket: Socket, onMessage: (message: unknown) => void): void {
  let chunks: Buffer[] = []
  let held = 0
  let wanted = HEADER_BYTES
  let isBody = false

  const take = (): Buffer => {
    const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
    const rest = all.subarray(wanted)
    chunks = rest.byteLength === 0 ? [] : [rest]
    held = rest.byteLength
    return all.subarray(0, wanted)
  }
  const advance = (): boolean => {
    if (held < wanted || socket.destroyed) return false
    const part = take()
    if (isBody) onMessage(deserialize(part))
    wanted = isBody ? HEADER_BYTES : part.readUInt32LE()
    isBody = !isBody
    if (wanted > MAX_FRAME_BYTES) throw new RangeError(`A message has ${wanted} bytes.`)
    return true
  }
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    held += chunk.byteLength
    try {
      while (advance());
    } catch {
      socket.destroy()
    }
  })
}
