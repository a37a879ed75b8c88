import { isRecord } from '@taskmesh/errors'
import { BROKEN, ModelProblem } from './ModelProblem.ts'

const HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8
const JSON_CHUNK = 0x4e_4f_53_4a

const MOST_NODES = 20_000
const MOST_IMAGES = 64
/** Numbers of all buffers that are described, however small the file is. */
const MOST_ELEMENTS = 6_000_000

/** What some files need to be unpacked with, in words. */
const COMPRESSIONS: Partial<Record<string, string>> = {
  KHR_draco_mesh_compression: 'Draco',
  EXT_meshopt_compression: 'meshopt',
  KHR_meshopt_compression: 'meshopt',
  KHR_texture_basisu: 'Basis Universal',
}

function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function indicesIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one) => Number.isSafeInteger(one)) : []
}

/** The text of the JSON chunk. Source: glTF 2.0, section 4.4. */
function jsonOf(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = HEADER_BYTES + CHUNK_HEADER_BYTES
  if (bytes.length < start || view.getUint32(4, true) !== 2) return undefined
  const length = view.getUint32(HEADER_BYTES, true)
  const isJson = view.getUint32(HEADER_BYTES + 4, true) === JSON_CHUNK
  if (!isJson || start + length > bytes.length || view.getUint32(8, true) > bytes.length)
    return undefined
  return new TextDecoder().decode(bytes.subarray(start, start + length))
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether nodes are trees: in a circle, a reader would never come to an end. Source: glTF 2.0, 3.5.3. */
function areTrees(nodes: readonly Readonly<Record<string, unknown>>[]): boolean {
  const seen = new Set<number>()
  const children = new Set(nodes.flatMap((node) => indicesIn(node['children'])))
  const waiting = [...nodes.keys()].filter((index) => !children.has(index))
  while (waiting.length > 0) {
    const index = waiting.pop() ?? 0
    if (seen.has(index)) return false
    seen.add(index)
    waiting.push(...indicesIn(nodes[index]?.['children']))
  }
  return nodes.length === seen.size
}

function isElsewhere({ uri }: Readonly<Record<string, unknown>>): boolean {
  return typeof uri === 'string' && !uri.startsWith('data:')
}

/**
 * Looks at what a glTF file describes before it is read.
 *
 * @param bytes - of a binary file, or of its JSON.
 * @returns what speaks against reading it; `undefined` when nothing does.
 */
export function gltfProblem(bytes: Uint8Array, isBinary: boolean): ModelProblem | undefined {
  const text = isBinary ? jsonOf(bytes) : new TextDecoder().decode(bytes)
  const gltf = text === undefined ? undefined : readJson(text)
  if (gltf === undefined || !isRecord(gltf['asset'])) return BROKEN
  const required = Array.isArray(gltf['extensionsRequired']) ? gltf['extensionsRequired'] : []
  const packing = required.map((name) => COMPRESSIONS[String(name)]).find(Boolean)
  if (packing !== undefined)
    return new ModelProblem(`This model is compressed with ${packing}, which is not shown here.`)
  const [nodes, images] = [recordsIn(gltf['nodes']), recordsIn(gltf['images'])]
  if ([...images, ...recordsIn(gltf['buffers'])].some(isElsewhere))
    return new ModelProblem('This model consists of several files; only one is here.')
  const elements = recordsIn(gltf['accessors']).reduce(
    (sum, { count }) => sum + (typeof count === 'number' ? Math.max(count, 0) : 0),
    0,
  )
  const isLarge =
    nodes.length > MOST_NODES || images.length > MOST_IMAGES || !(elements <= MOST_ELEMENTS)
  if (isLarge) return new ModelProblem('This model has too many parts to be shown here.')
  return areTrees(nodes) ? undefined : BROKEN
}
