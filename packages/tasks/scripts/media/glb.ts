/** Writes glTF binaries: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html */

type Point = readonly [x: number, y: number, z: number]

/** A body of flat faces: every face lists its corners, seen from outside, counter-clockwise. */
export interface Body {
  points: readonly Point[]
  faces: readonly (readonly number[])[]
  /** Red, green and blue from 0 to 1. */
  color: readonly [red: number, green: number, blue: number]
}

/** A cube around the origin whose edges are 1 long. */
export const cube: Omit<Body, 'color'> = {
  points: [0, 1, 2, 3, 4, 5, 6, 7].map((corner) => [
    (corner & 1) - 0.5,
    ((corner >> 1) & 1) - 0.5,
    ((corner >> 2) & 1) - 0.5,
  ]),
  faces: [
    [4, 5, 7, 6],
    [1, 0, 2, 3],
    [5, 1, 3, 7],
    [0, 4, 6, 2],
    [6, 7, 3, 2],
    [0, 1, 5, 4],
  ],
}

/** A pyramid on a square: 1 wide, 1 deep and 1 high. */
export const pyramid: Omit<Body, 'color'> = {
  points: [
    [-0.5, 0, 0.5],
    [0.5, 0, 0.5],
    [0.5, 0, -0.5],
    [-0.5, 0, -0.5],
    [0, 1, 0],
  ],
  faces: [
    [3, 2, 1, 0],
    [0, 1, 4],
    [1, 2, 4],
    [2, 3, 4],
    [3, 0, 4],
  ],
}

const MAGIC = 0x46546c67
const VERSION = 2
const JSON_CHUNK = 0x4e4f534a
const BINARY_CHUNK = 0x004e4942
const UNSIGNED_SHORT = 5123
const FLOAT = 5126
const ARRAY_BUFFER = 34962
const ELEMENT_ARRAY_BUFFER = 34963

/** A chunk is filled up to a multiple of four bytes: JSON with spaces, data with zeros. */
function chunk(type: number, content: Buffer, fill: number): Buffer {
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4, fill)
  const head = Buffer.alloc(8)
  head.writeUInt32LE(content.length + padding.length, 0)
  head.writeUInt32LE(type, 4)
  return Buffer.concat([head, content, padding])
}

/** Cuts faces into triangles that all start at the first corner. */
function triangles(faces: Body['faces']): number[] {
  return faces.flatMap(([first = 0, ...rest]) =>
    rest.slice(1).flatMap((corner, index) => [first, rest[index] ?? 0, corner]),
  )
}

function extent(points: readonly Point[], choose: (...values: number[]) => number): number[] {
  return [0, 1, 2].map((axis) => choose(...points.map((point) => point[axis] ?? 0)))
}

/**
 * Makes a glTF binary of one body in one colour. It has no normals, so viewers shade it flat, as
 * the specification asks.
 */
export function glb({ points, faces, color }: Body): Uint8Array {
  const indices = triangles(faces)
  const positions = Buffer.from(Float32Array.from(points.flat()).buffer)
  const indexBytes = Buffer.from(Uint16Array.from(indices).buffer)
  const scene = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [...color, 1], metallicFactor: 0 } }],
    accessors: [
      {
        bufferView: 0,
        componentType: FLOAT,
        count: points.length,
        type: 'VEC3',
        min: extent(points, Math.min),
        max: extent(points, Math.max),
      },
      { bufferView: 1, componentType: UNSIGNED_SHORT, count: indices.length, type: 'SCALAR' },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positions.length, target: ARRAY_BUFFER },
      {
        buffer: 0,
        byteOffset: positions.length,
        byteLength: indexBytes.length,
        target: ELEMENT_ARRAY_BUFFER,
      },
    ],
    buffers: [{ byteLength: positions.length + indexBytes.length }],
  }
  const chunks = Buffer.concat([
    chunk(JSON_CHUNK, Buffer.from(JSON.stringify(scene)), 0x20),
    chunk(BINARY_CHUNK, Buffer.concat([positions, indexBytes]), 0),
  ])
  const head = Buffer.alloc(12)
  head.writeUInt32LE(MAGIC, 0)
  head.writeUInt32LE(VERSION, 4)
  head.writeUInt32LE(head.length + chunks.length, 8)
  return Buffer.concat([head, chunks])
}
