import type { Size } from '../resizePixels.ts'

/** A box by its edges in whole pixels: the first and last column and row that a mask has something in. */
export interface MaskBox {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * A mask by the places where it begins and ends, counted along the rows of an image: small for masks of
 * any size.
 *
 * @example
 * ```ts
 * const runs = new MaskRuns({ width: 4, height: 2 })
 * runs.add(1, 3)
 * runs.toBytes() // 0 255 255 0 / 0 0 0 0
 * ```
 */
export class MaskRuns {
  readonly size: Size
  /** The begin and the end of each run in turn. */
  readonly #places: number[] = []

  constructor(size: Size) {
    this.size = size
  }

  /** Adds what lies from one place up to another, which comes after all that was added before. */
  add(from: number, to: number): void {
    if (to <= from) return
    if (this.#places.at(-1) === from) this.#places[this.#places.length - 1] = to
    else this.#places.push(from, to)
  }

  /** The box around the mask; `undefined` for an empty one. */
  box(): MaskBox | undefined {
    const { width } = this.size
    const places = this.#places
    if (places.length === 0) return undefined
    let [left, right] = [width, -1]
    for (let at = 0; at < places.length; at += 2) {
      const from = places[at] ?? 0
      const last = (places[at + 1] ?? 0) - 1
      const row = Math.floor(from / width)
      const isOneRow = last < (row + 1) * width
      left = Math.min(left, isOneRow ? from - row * width : 0)
      right = Math.max(right, isOneRow ? last - row * width : width - 1)
    }
    const top = Math.floor((places[0] ?? 0) / width)
    const bottom = Math.floor(((places.at(-1) ?? 0) - 1) / width)
    return { left, top, right, bottom }
  }

  /** One byte for each pixel: 255 inside, 0 outside. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(this.size.width * this.size.height)
    for (let at = 0; at < this.#places.length; at += 2) {
      bytes.fill(255, this.#places[at], this.#places[at + 1])
    }
    return bytes
  }
}
