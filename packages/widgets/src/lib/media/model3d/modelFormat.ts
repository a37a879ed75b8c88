/** The kinds of files that the viewer reads. */
export type ModelFormat = 'glb' | 'gltf' | 'ply' | 'obj' | 'stl'

/** How much of a file is looked at. */
const HEAD_BYTES = 4096
const STL_HEADER_BYTES = 84
const STL_FACE_BYTES = 50

/** A binary STL has no sign of its own but its length. */
function isBinaryStl(bytes: Uint8Array): boolean {
  if (bytes.length < STL_HEADER_BYTES) return false
  const faces = new DataView(bytes.buffer, bytes.byteOffset).getUint32(80, true)
  return faces > 0 && bytes.length === STL_HEADER_BYTES + faces * STL_FACE_BYTES
}

/**
 * Tells of what kind the file of a 3D model is, by what is in it.
 *
 * @example
 * ```ts
 * modelFormat(new TextEncoder().encode('v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n')) // 'obj'
 * ```
 */
export function modelFormat(bytes: Uint8Array): ModelFormat | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  if (head.startsWith('glTF')) return 'glb'
  if (/^ply\r?\n/.test(head)) return 'ply'
  if (/^\s*\{/.test(head)) return 'gltf'
  if (isBinaryStl(bytes) || /^\s*solid\b[^\n]*\n\s*facet\b/.test(head)) return 'stl'
  return /^v\s+[-\d.]/m.test(head) ? 'obj' : undefined
}
