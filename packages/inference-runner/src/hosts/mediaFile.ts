import { closeSync, openSync, readSync, rmSync, writevSync } from 'node:fs'
import type { Attachment } from './attachments.ts'

/** Reads the arrays that the parent wrote into a file, in the process of a host, and removes the file. */
export function readMediaFile(path: string, attachments: readonly Attachment[]): ArrayBuffer[] {
  const file = openSync(path, 'r')
  try {
    return attachments.map(({ byteLength }) => {
      const bytes = new Uint8Array(byteLength)
      for (let at = 0; at < byteLength;) {
        const count = readSync(file, bytes, at, byteLength - at, null)
        if (count === 0) break
        at += count
      }
      return bytes.buffer
    })
  } finally {
    closeSync(file)
    rmSync(path, { force: true })
  }
}

/**
 * Writes arrays into a new file for the parent.
 *
 * @returns whether there was room for them.
 */
export function writeMediaFile(path: string, arrays: readonly Uint8Array[]): boolean {
  const total = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      return writevSync(file, arrays) === total
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
