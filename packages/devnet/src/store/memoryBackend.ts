import type { Content, ContentBackend } from './contentBackend.ts'

/** Keeps files in memory, as many as fit into `maxBytes` together. */
export function memoryBackend(maxBytes: number): ContentBackend {
  const files = new Map<string, Content>()
  let used = 0
  return {
    get: async (cid) => files.get(cid),
    async put(cid, content) {
      if (files.has(cid)) return true
      const size = content.bytes.byteLength
      if (used + size > maxBytes) return false
      files.set(cid, content)
      used += size
      return true
    },
  }
}
