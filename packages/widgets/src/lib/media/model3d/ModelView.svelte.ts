import type { MediaValue } from '../MediaPreview.svelte.ts'
import { readBlob } from '../readBlob.ts'
import { ModelProblem } from './ModelProblem.ts'
import type { ModelFacts, ModelScene } from './ModelScene.ts'

const UNREACHABLE = new ModelProblem(
  'This model can’t be loaded: it has more than 20 MiB, or a page may not read what is at its address.',
)
const UNEXPECTED = new ModelProblem('The viewer for 3D models can’t be loaded.')

type Action = (scene: ModelScene) => void

const ACTIONS: Partial<Record<string, Action>> = {
  ArrowLeft: (scene) => scene.turn(-1, 0),
  ArrowRight: (scene) => scene.turn(1, 0),
  ArrowUp: (scene) => scene.turn(0, -1),
  ArrowDown: (scene) => scene.turn(0, 1),
  '+': (scene) => scene.zoom(1),
  '=': (scene) => scene.zoom(1),
  '-': (scene) => scene.zoom(-1),
  Home: (scene) => scene.reset(),
}

/**
 * The 3D model on a canvas. The library that draws it is loaded with the first model. Create it while a
 * component is being set up.
 */
export class ModelView {
  #scene: ModelScene | undefined
  #facts: ModelFacts | undefined = $state.raw()
  #failed: { value: MediaValue; problem: ModelProblem } | undefined = $state.raw()
  readonly #value: () => MediaValue

  constructor(value: () => MediaValue, canvas: () => HTMLCanvasElement | undefined) {
    this.#value = value
    $effect(() => {
      const [media, element] = [value(), canvas()]
      if (element === undefined) return
      const controller = new AbortController()
      void this.#show(media, element, controller.signal)
      return () => {
        controller.abort()
        this.#scene?.dispose()
        this.#scene = undefined
        this.#facts = undefined
      }
    })
  }

  async #show(value: MediaValue, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
    try {
      const scene = await this.#load(value, canvas, signal)
      this.#scene = scene
      this.#facts = scene?.facts
    } catch (error) {
      const problem = error instanceof ModelProblem ? error : UNEXPECTED
      if (!signal.aborted) this.#failed = { value, problem }
    }
  }

  /** `undefined` when it is not wanted any more. */
  async #load(
    value: MediaValue,
    canvas: HTMLCanvasElement,
    signal: AbortSignal,
  ): Promise<ModelScene | undefined> {
    const file = await readBlob(value, signal)
    if (signal.aborted) return undefined
    if (file === undefined) throw UNREACHABLE
    const [{ loadModel }, { ModelScene }] = await Promise.all([
      import('./loadModel.ts'),
      import('./ModelScene.ts'),
    ])
    const model = await loadModel(file)
    return signal.aborted ? undefined : new ModelScene(canvas, model)
  }

  /** What the model consists of; `undefined` until it is shown. */
  get facts(): ModelFacts | undefined {
    return this.#facts
  }

  /** Why it can't be shown. */
  get problem(): string | undefined {
    return this.#failed?.value === this.#value() ? this.#failed.problem.sentence : undefined
  }

  /** Turns or zooms by a key. */
  key(event: KeyboardEvent): void {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : ACTIONS[event.key]
    if (action === undefined || this.#scene === undefined) return
    event.preventDefault()
    action(this.#scene)
  }
}
