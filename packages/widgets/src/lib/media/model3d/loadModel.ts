import {
  BufferGeometry,
  LoadingManager,
  Mesh,
  MeshStandardMaterial,
  Points,
  PointsMaterial,
  type Object3D,
} from 'three'
import { gltfProblem } from './gltfFacts.ts'
import { modelFormat, type ModelFormat } from './modelFormat.ts'
import { BROKEN, ModelProblem } from './ModelProblem.ts'

/** Text is read at once and takes a second for 8 MiB. */
const MOST_TEXT_BYTES = 8 * 1024 * 1024

/** Nothing is loaded from elsewhere: what a model names outside of its file stays empty. */
function closedManager(): LoadingManager {
  const manager = new LoadingManager()
  manager.setURLModifier((url) => (/^(blob|data):/i.test(url) ? url : 'data:,'))
  return manager
}

/** Reads the bytes of a file. */
type Read = (bytes: Uint8Array<ArrayBuffer>) => Object3D | Promise<Object3D>

async function gltfReader(isBinary: boolean): Promise<Read> {
  const { GLTFLoader } = await import('three/examples/jsm/loaders/GLTFLoader.js')
  return async (bytes) => {
    const problem = gltfProblem(bytes, isBinary)
    if (problem !== undefined) throw problem
    const data = isBinary ? bytes.buffer : new TextDecoder().decode(bytes)
    return (await new GLTFLoader(closedManager()).parseAsync(data, '')).scene
  }
}

/** What has faces is a surface; anything else a cloud of points. */
function objectOf(geometry: BufferGeometry, hasFaces: boolean): Object3D {
  const vertexColors = geometry.hasAttribute('color')
  if (!hasFaces)
    return new Points(
      geometry,
      new PointsMaterial({ size: 2, sizeAttenuation: false, vertexColors }),
    )
  if (!geometry.hasAttribute('normal')) geometry.computeVertexNormals()
  const color = vertexColors ? 0xff_ff_ff : 0xb8_b8_b8
  return new Mesh(geometry, new MeshStandardMaterial({ color, vertexColors, side: 2 }))
}

async function plyReader(): Promise<Read> {
  const { PLYLoader } = await import('three/examples/jsm/loaders/PLYLoader.js')
  return ({ buffer }) => {
    const geometry = new PLYLoader().parse(buffer)
    return objectOf(geometry, geometry.index !== null)
  }
}

async function stlReader(): Promise<Read> {
  const { STLLoader } = await import('three/examples/jsm/loaders/STLLoader.js')
  return ({ buffer }) => objectOf(new STLLoader().parse(buffer), true)
}

async function objReader(): Promise<Read> {
  const { OBJLoader } = await import('three/examples/jsm/loaders/OBJLoader.js')
  return (bytes) => new OBJLoader(closedManager()).parse(new TextDecoder().decode(bytes))
}

const READERS: Record<ModelFormat, () => Promise<Read>> = {
  glb: () => gltfReader(true),
  gltf: () => gltfReader(false),
  ply: plyReader,
  stl: stlReader,
  obj: objReader,
}

function isText(bytes: Uint8Array, format: ModelFormat): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return format === 'obj' || /^\s*solid\b/.test(head) || /^format ascii/m.test(head)
}

/**
 * Reads a 3D model: glTF, PLY, OBJ or STL.
 *
 * @throws a {@link ModelProblem} that says why it can't be shown.
 */
export async function loadModel(file: Blob): Promise<Object3D> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const format = modelFormat(bytes)
  if (format === undefined) throw BROKEN
  if (isText(bytes, format) && bytes.length > MOST_TEXT_BYTES)
    throw new ModelProblem('This model is written as text and too large to be shown here.')
  const read = await READERS[format]()
  try {
    return await read(bytes)
  } catch (error) {
    throw error instanceof ModelProblem ? error : BROKEN
  }
}
