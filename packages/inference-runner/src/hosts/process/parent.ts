import { connect } from 'node:net'
import { readFrames, writeFrame } from './frames.ts'

/** The process that started the process of a host, as the latter sees it. */
export interface Parent {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onDisconnect(listener: () => void): void
}

/** The parent at the other end of the channel of `fork`. */
function forkParent(): Parent {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message)
    },
    onMessage: (listener) => void process.on('message', listener),
    onDisconnect: (listener) => void process.on('disconnect', listener),
  }
}

/** The parent that listens at a path and knows this process by a secret. */
function socketParent(path: string, secret: string): Parent {
  const socket = connect(path)
  socket.on('error', () => {})
  writeFrame(socket, secret)
  return {
    send: (message) => {
      if (socket.writable) writeFrame(socket, message)
    },
    onMessage: (listener) => readFrames(socket, listener),
    onDisconnect: (listener) => void socket.on('close', listener),
  }
}

const [, , path, secret] = process.argv

/** The process that started this one: through a socket when it was started by the spawner. */
export const parent: Parent =
  path === undefined || secret === undefined ? forkParent() : socketParent(path, secret)
