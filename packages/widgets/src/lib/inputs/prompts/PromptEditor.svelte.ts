/** What a press on the picture does: a point on the object or beside it, or a box around it. */
export type PromptMode = 'on' | 'beside' | 'box'

/** A place in pixels of the image. */
export interface Place {
  x: number
  y: number
}

export interface PointPrompt extends Place {
  /** Whether it lies on the object, not beside it. */
  isOn: boolean
}

/** A rectangle in pixels of the image. */
export interface BoxPrompt {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/** What tells a model which object is meant. */
export interface Prompts {
  points: readonly PointPrompt[]
  boxes: readonly BoxPrompt[]
}

interface Size {
  width: number
  height: number
}

interface Options {
  /** The prompts as they are. */
  read: () => Prompts
  write: (prompts: Prompts) => void
  /** Size of the image in its pixels. */
  size: () => Size
  /** How many points and how many boxes are allowed. */
  most: number
  mode: PromptMode
}

const MOVES: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The box between two corners. */
function boxBetween(one: Place, other: Place): BoxPrompt {
  return {
    xmin: Math.min(one.x, other.x),
    ymin: Math.min(one.y, other.y),
    xmax: Math.max(one.x, other.x),
    ymax: Math.max(one.y, other.y),
  }
}

/**
 * Points and boxes that a person puts on a picture, by pointer or by keyboard. All places are whole pixels
 * inside of the image.
 *
 * @example
 * ```ts
 * editor.mode = 'box'
 * editor.press({ x: 10, y: 10 })
 * editor.move({ x: 40, y: 30 })
 * editor.release({ x: 40, y: 30 }) // writes a box
 * ```
 */
export class PromptEditor {
  mode: PromptMode = $state('on')
  #cross: Place | undefined = $state.raw()
  #corner: Place | undefined = $state.raw()
  #other: Place | undefined = $state.raw()
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    this.mode = options.mode
  }

  /** Where the keyboard’s cross is; `undefined` until a key moves it. */
  get cross(): Place | undefined {
    return this.#cross
  }

  /** The box that is being drawn. */
  get draft(): BoxPrompt | undefined {
    const other = this.#other ?? this.#cross
    return this.#corner && other && boxBetween(this.#corner, other)
  }

  #inside({ x, y }: Place): Place {
    const { width, height } = this.#options.size()
    const clamp = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))
    return { x: clamp(x, width), y: clamp(y, height) }
  }

  #add(place: Place): void {
    const { points, boxes } = this.#options.read()
    if (points.length >= this.#options.most) return
    const point = { ...this.#inside(place), isOn: this.mode === 'on' }
    this.#options.write({ points: [...points, point], boxes })
  }

  /** A box without an inside is none. */
  #addBox(from: Place, to: Place): void {
    const { points, boxes } = this.#options.read()
    const box = boxBetween(this.#inside(from), this.#inside(to))
    const isBox = box.xmax > box.xmin && box.ymax > box.ymin
    if (isBox && boxes.length < this.#options.most)
      this.#options.write({ points, boxes: [...boxes, box] })
  }

  /** The pointer goes down. */
  press(place: Place): void {
    this.#cross = undefined
    if (this.mode !== 'box') return
    this.#corner = this.#inside(place)
    this.#other = this.#corner
  }

  /** The pointer moves. */
  move(place: Place): void {
    if (this.#other !== undefined) this.#other = this.#inside(place)
  }

  /** The pointer goes up: a point where it is, or a box from where it went down. */
  release(place: Place): void {
    const from = this.#corner
    this.cancel()
    if (this.mode !== 'box') this.#add(place)
    else if (from !== undefined) this.#addBox(from, place)
  }

  /** Forgets the box that is being drawn. */
  cancel(): void {
    this.#corner = undefined
    this.#other = undefined
  }

  /**
   * Arrow keys move the cross, with Shift by single pixels; Enter and Space place a point or a corner of a
   * box; Escape forgets a corner; Backspace and Delete take the last prompt back.
   *
   * @returns whether the key means something here.
   */
  key({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
    const move = MOVES[key]
    if (move !== undefined) this.#moveCross(move, shiftKey)
    else if (key === 'Enter' || key === ' ') this.#placeCross()
    else if (key === 'Escape' && this.#corner !== undefined) this.cancel()
    else if (key === 'Backspace' || key === 'Delete') this.#removeLast()
    else return false
    return true
  }

  #moveCross([dx, dy]: readonly [number, number], isFine: boolean): void {
    const { width, height } = this.#options.size()
    const step = isFine ? 1 : Math.max(1, Math.round(Math.min(width, height) / 30))
    const { x, y } = this.#cross ?? { x: width / 2, y: height / 2 }
    this.#cross = this.#inside({ x: x + dx * step, y: y + dy * step })
  }

  #placeCross(): void {
    const { width, height } = this.#options.size()
    const cross = this.#cross ?? this.#inside({ x: width / 2, y: height / 2 })
    this.#cross = cross
    if (this.mode !== 'box') return this.#add(cross)
    const from = this.#corner
    if (from === undefined) {
      this.#corner = cross
      return
    }
    this.cancel()
    this.#addBox(from, cross)
  }

  #removeLast(): void {
    const { points, boxes } = this.#options.read()
    const isBox = boxes.length > 0 && (this.mode === 'box' || points.length === 0)
    if (isBox) this.removeBox(boxes.length - 1)
    else if (points.length > 0) this.removePoint(points.length - 1)
  }

  removePoint(index: number): void {
    const { points, boxes } = this.#options.read()
    this.#options.write({ points: points.toSpliced(index, 1), boxes })
  }

  removeBox(index: number): void {
    const { points, boxes } = this.#options.read()
    this.#options.write({ points, boxes: boxes.toSpliced(index, 1) })
  }

  clear(): void {
    this.cancel()
    this.#options.write({ points: [], boxes: [] })
  }
}
