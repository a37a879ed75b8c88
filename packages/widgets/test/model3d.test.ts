import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { decodeMedia } from '@taskmesh/tasks/media'
import axe from 'axe-core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../src/lib/theme.css'
import ModelViewer from '../src/lib/media/model3d/ModelViewer.svelte'
import { gltfProblem } from '../src/lib/media/model3d/gltfFacts.ts'
import { loadModel } from '../src/lib/media/model3d/loadModel.ts'
import { modelFormat } from '../src/lib/media/model3d/modelFormat.ts'
import { ModelProblem } from '../src/lib/media/model3d/ModelProblem.ts'

function cube(): Uint8Array<ArrayBuffer> {
  const mesh = TASK_EXAMPLES['image-to-3d'][0]?.output
  const media = mesh !== undefined && 'mesh' in mesh ? decodeMedia(String(mesh.mesh)) : undefined
  if (media === undefined) throw new Error('The example has no model.')
  return media.bytes
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

const OBJ = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n'
const PLY = `ply
format ascii 1.0
element vertex 3
property float x
property float y
property float z
element face 1
property list uchar int vertex_indices
end_header
0 0 0
1 0 0
0 1 0
3 0 1 2
`
const CLOUD = PLY.replace(/element face 1\nproperty list.*\n/, '').replace('3 0 1 2\n', '')
const STL = `solid a
facet normal 0 0 1
outer loop
vertex 0 0 0
vertex 1 0 0
vertex 0 1 0
endloop
endfacet
endsolid a
`

/** A binary glTF with nothing but its JSON. */
function glb(json: unknown): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(json)
  const chunk = bytesOf(text.padEnd(Math.ceil(text.length / 4) * 4))
  const view = new DataView(new ArrayBuffer(20 + chunk.length))
  const words = [0x46_54_6c_67, 2, view.byteLength, chunk.length, 0x4e_4f_53_4a]
  words.forEach((word, index) => view.setUint32(index * 4, word, true))
  new Uint8Array(view.buffer).set(chunk, 20)
  return new Uint8Array(view.buffer)
}

const asset = { version: '2.0' }

async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  try {
    await loadModel(new Blob([bytes]))
    return undefined
  } catch (error) {
    if (error instanceof ModelProblem) return error.sentence
    throw error
  }
}

test('the format of a model is told by what is in its file', () => {
  const formats = [cube(), ...[OBJ, PLY, CLOUD, STL, '{"asset":{}}', 'hello'].map(bytesOf)]
  expect(formats.map(modelFormat)).toEqual(['glb', 'obj', 'ply', 'ply', 'stl', 'gltf', undefined])
})

describe('a model that is refused says why', () => {
  test.for([
    ['is no model', bytesOf('hello'), 'can’t be read'],
    ['is cut off', cube().slice(0, 100), 'can’t be read'],
    ['is of an old version', glb({ asset }).fill(1, 4, 5), 'can’t be read'],
    ['has no JSON', cube().fill(0, 12, 20), 'can’t be read'],
    [
      'is compressed',
      glb({ asset, extensionsRequired: ['KHR_draco_mesh_compression'] }),
      'compressed with Draco',
    ],
    [
      'has parts in other files',
      glb({ asset, buffers: [{ uri: 'http://127.0.0.1/a.bin' }] }),
      'several files',
    ],
    ['is too large', glb({ asset, accessors: [{ count: 1e9 }] }), 'too many parts'],
    [
      'has too many nodes',
      glb({ asset, nodes: Array.from({ length: 20_001 }, () => ({})) }),
      'too many parts',
    ],
    [
      'has nodes in a circle',
      glb({ asset, scenes: [{ nodes: [0] }], nodes: [{ children: [1] }, { children: [0] }] }),
      'can’t be read',
    ],
    [
      'has a node twice',
      glb({ asset, nodes: [{ children: [2] }, { children: [2] }, {}] }),
      'can’t be read',
    ],
    ['is a long text', bytesOf(OBJ + '# '.repeat(5_000_000)), 'too large'],
  ] as const)('when it %s', async ([, bytes, sentence]) => {
    expect(await problemOf(bytes)).toContain(sentence)
  })

  test('whatever is wrong with the bytes', async () => {
    const good = cube()
    const damage = fc.tuple(fc.nat(good.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (all) => {
        const bytes = good.slice()
        for (const [at, byte] of all) bytes[at] = byte
        expect(['string', 'undefined']).toContain(typeof (await problemOf(bytes)))
      }),
      { numRuns: 60 },
    )
  })

  test('and a good one is not refused', () => {
    expect(gltfProblem(cube(), true)).toBeUndefined()
  })
})

describe('the viewer', () => {
  async function setup(value: Blob | Uint8Array | string) {
    const screen = await render(ModelViewer, { value, label: 'The 3D model', savable: true })
    return { screen, stage: screen.getByRole('application', { name: 'The 3D model' }) }
  }

  /** Presses a key; how many pixels the drawing then has, which is there until the turn ends. */
  function paintedAfter(key: string, stage: Element): number {
    stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    const canvas = stage.querySelector('canvas')
    const copy = new OffscreenCanvas(100, 75).getContext('2d')
    if (canvas !== null) copy?.drawImage(canvas, 0, 0, 100, 75)
    const { data = new Uint8ClampedArray() } = copy?.getImageData(0, 0, 100, 75) ?? {}
    return data.filter((value, index) => index % 4 === 3 && value > 0).length
  }

  test.for([
    ['glTF', new Blob([cube()]), '12 triangles'],
    ['OBJ', new Blob([OBJ]), '1 triangles'],
    ['PLY', new Blob([PLY]), '1 triangles'],
    ['a cloud of points', new Blob([CLOUD]), '3 points'],
    ['STL', new Blob([STL]), '1 triangles'],
  ] as const)('shows %s', async ([, file, facts]) => {
    const { screen } = await setup(file)
    await expect.element(screen.getByText(facts)).toBeVisible()
  })

  test('is turned and zoomed by keys, and begins again', async () => {
    const { screen, stage } = await setup(cube())
    await expect.element(stage).toHaveAttribute('data-status', 'shown')
    const atFirst = paintedAfter('Home', stage.element())
    expect(atFirst).toBeGreaterThan(200)
    expect(paintedAfter('ArrowRight', stage.element())).not.toBe(atFirst)
    expect(paintedAfter('-', stage.element())).toBeLessThan(atFirst)
    expect(paintedAfter('Home', stage.element())).toBe(atFirst)
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test('says what can’t be read, and lets it be saved', async () => {
    const { screen } = await setup(new Blob(['hello']))
    await expect.element(screen.getByText('This file can’t be read as a 3D model.')).toBeVisible()
    await expect.element(screen.getByRole('link', { name: /Save/ })).toBeVisible()
  })

  test('shows another model after one that can’t be read', async () => {
    const { screen } = await setup(new Blob(['hello']))
    await expect.element(screen.getByText('This file can’t be read as a 3D model.')).toBeVisible()
    await screen.rerender({ value: new Blob([OBJ]) })
    await expect.element(screen.getByText('1 triangles')).toBeVisible()
  })
})
