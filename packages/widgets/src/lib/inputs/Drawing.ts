const PAPER = '#ffffff'
const INK = '#222222'
const PEN_SHARE = 1 / 12

/** Dark strokes on a white square, like digits on paper. */
export class Drawing {
  readonly #canvas: HTMLCanvasElement
  #isDown = false

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    const context = canvas.getContext('2d')
    if (context === null) return
    context.fillStyle = PAPER
    context.fillRect(0, 0, canvas.width, canvas.height)
  }

  /** Starts a stroke at a point in CSS pixels from the canvas's corner. */
  begin(x: number, y: number): void {
    const context = this.#canvas.getContext('2d')
    if (context === null) return
    this.#isDown = true
    context.lineWidth = this.#canvas.width * PEN_SHARE
    context.lineCap = context.lineJoin = 'round'
    context.strokeStyle = INK
    context.beginPath()
    context.moveTo(...this.#toPixels(x, y))
    this.moveTo(x, y)
  }

  moveTo(x: number, y: number): void {
    const context = this.#canvas.getContext('2d')
    if (!this.#isDown || context === null) return
    context.lineTo(...this.#toPixels(x, y))
    context.stroke()
  }

  /** Ends the stroke and gives the whole drawing as a PNG; `undefined` when there was no stroke. */
  async end(): Promise<Blob | undefined> {
    if (!this.#isDown) return undefined
    this.#isDown = false
    return new Promise((resolve) => this.#canvas.toBlob((blob) => resolve(blob ?? undefined)))
  }

  #toPixels(x: number, y: number): [number, number] {
    const scale = this.#canvas.width / (this.#canvas.clientWidth || this.#canvas.width)
    return [x * scale, y * scale]
  }
}
