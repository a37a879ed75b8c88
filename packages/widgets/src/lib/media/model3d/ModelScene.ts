import {
  Box3,
  BufferGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  Line,
  Material,
  Mesh,
  PerspectiveCamera,
  Points,
  Scene,
  Sphere,
  Texture,
  Vector3,
  WebGLRenderer,
  type Object3D,
} from 'three'
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js'
import { ModelProblem } from './ModelProblem.ts'

/** What a model consists of. */
export interface ModelFacts {
  vertices: number
  triangles: number
}

/** How far a key turns the model, in radians. */
const TURN = Math.PI / 18
const ZOOM = 1.15

function makeRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  try {
    return new WebGLRenderer({ canvas, alpha: true, antialias: true })
  } catch {
    throw new ModelProblem('This browser can’t show 3D models: WebGL is not available.')
  }
}

function sphereAround(model: Object3D): Sphere {
  const sphere = new Box3().setFromObject(model).getBoundingSphere(new Sphere())
  const isSeen = Number.isFinite(sphere.radius) && sphere.radius > 0 && !sphere.isEmpty()
  if (!isSeen) throw new ModelProblem('There is nothing to see in this model.')
  return sphere
}

function hasGeometry(object: Object3D): object is Mesh | Points | Line {
  return object instanceof Mesh || object instanceof Points || object instanceof Line
}

function disposeMaterial(material: Material): void {
  for (const part of Object.values(material)) if (part instanceof Texture) part.dispose()
  material.dispose()
}

function factsOf(model: Object3D): ModelFacts {
  const facts = { vertices: 0, triangles: 0 }
  model.traverse((object) => {
    if (!hasGeometry(object) || !(object.geometry instanceof BufferGeometry)) return
    const count = object.geometry.getAttribute('position')?.count ?? 0
    facts.vertices += count
    if (object instanceof Mesh)
      facts.triangles += Math.floor((object.geometry.index?.count ?? count) / 3)
  })
  return facts
}

/**
 * Draws a 3D model on a canvas, and lets a person turn it. It draws when something changes and takes no
 * time otherwise.
 *
 * @throws a {@link ModelProblem} when the browser can't draw, or when there is nothing to see.
 *
 * @example
 * ```ts
 * const scene = new ModelScene(canvas, await loadModel(file))
 * scene.turn(1, 0)
 * scene.dispose()
 * ```
 */
export class ModelScene {
  readonly facts: ModelFacts
  readonly #renderer: WebGLRenderer
  readonly #camera = new PerspectiveCamera(40, 1, 0.01, 100)
  readonly #scene = new Scene()
  readonly #pivot = new Group()
  readonly #controls: OrbitControls
  readonly #observer: ResizeObserver
  readonly #canvas: HTMLCanvasElement

  constructor(canvas: HTMLCanvasElement, model: Object3D) {
    const { center, radius } = sphereAround(model)
    this.#canvas = canvas
    this.#renderer = makeRenderer(canvas)
    this.facts = factsOf(model)
    const fit = new Group()
    fit.scale.setScalar(1 / radius)
    model.position.sub(center)
    fit.add(model)
    this.#pivot.add(fit)
    this.#light()
    this.#scene.add(this.#pivot, this.#camera)
    this.#controls = new OrbitControls(this.#camera, canvas)
    this.#controls.enablePan = false
    this.#controls.minDistance = 0.5
    this.#controls.maxDistance = 20
    this.#controls.addEventListener('change', () => this.draw())
    this.#observer = new ResizeObserver(() => this.#resize())
    this.#observer.observe(canvas)
    this.reset()
  }

  #light(): void {
    const lamp = new DirectionalLight(0xff_ff_ff, 2)
    lamp.position.set(1, 1.5, 2)
    this.#camera.add(lamp)
    this.#scene.add(new HemisphereLight(0xff_ff_ff, 0x88_88_99, 1.6))
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#canvas
    if (clientWidth === 0 || clientHeight === 0) return
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2))
    this.#renderer.setSize(clientWidth, clientHeight, false)
    this.#camera.aspect = clientWidth / clientHeight
    this.#camera.updateProjectionMatrix()
    this.draw()
  }

  draw(): void {
    this.#renderer.render(this.#scene, this.#camera)
  }

  /** Turns the model by steps, to the right and down. */
  turn(right: number, down: number): void {
    this.#pivot.rotation.y += right * TURN
    this.#pivot.rotation.x += down * TURN
    this.draw()
  }

  /** Comes nearer by steps; further away when negative. */
  zoom(steps: number): void {
    const { minDistance, maxDistance } = this.#controls
    const distance = this.#camera.position.length() * ZOOM ** -steps
    this.#camera.position.setLength(Math.min(Math.max(distance, minDistance), maxDistance))
    this.draw()
  }

  /** Shows the model as at first: whole, from a little above. */
  reset(): void {
    this.#pivot.rotation.set(0, 0, 0)
    this.#camera.position.copy(new Vector3(0.55, 0.45, 1).setLength(2.8))
    this.#controls.target.set(0, 0, 0)
    this.#controls.update()
    this.#resize()
  }

  /** Gives back all that the graphics card holds. */
  dispose(): void {
    this.#observer.disconnect()
    this.#controls.dispose()
    this.#scene.traverse((object) => {
      if (!hasGeometry(object)) return
      object.geometry.dispose()
      for (const material of [object.material].flat()) disposeMaterial(material)
    })
    this.#renderer.dispose()
    this.#renderer.forceContextLoss()
  }
}
