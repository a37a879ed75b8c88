/** Longest film, in seconds: at its rate it has 15 MB, which a request may hold. */
const MAX_SECONDS = 120
const BITS_PER_SECOND = 1_000_000

/** Records what a camera sees, without sound: idle → recording → idle. It ends by itself after two minutes. */
export class FilmRecorder {
  readonly #onfilm: (film: Blob) => void
  #seconds: number | undefined = $state()
  #recorder: MediaRecorder | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param onfilm - called with the film, in the format that the browser writes. */
  constructor(onfilm: (film: Blob) => void) {
    this.#onfilm = onfilm
  }

  /** How long it has been recording, in whole seconds; `undefined` while it does not. */
  get seconds(): number | undefined {
    return this.#seconds
  }

  /** @throws DOMException where the browser records no films. */
  start(stream: MediaStream): void {
    const parts: Blob[] = []
    const recorder = new MediaRecorder(stream, { videoBitsPerSecond: BITS_PER_SECOND })
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.addEventListener('stop', () => {
      if (this.#recorder !== recorder) return
      this.cancel()
      // Without the codecs, which the type of a `data:` URL has no place for.
      const [type = ''] = recorder.mimeType.split(';')
      this.#onfilm(new Blob(parts, { type }))
    })
    recorder.start()
    this.#recorder = recorder
    this.#count()
  }

  /** Ends the film and gives it. */
  finish(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop()
  }

  /** Ends without a film. */
  cancel(): void {
    clearInterval(this.#timer)
    this.#recorder = undefined
    this.#seconds = undefined
  }

  #count(): void {
    const startedAt = performance.now()
    this.#seconds = 0
    this.#timer = setInterval(() => {
      this.#seconds = Math.floor((performance.now() - startedAt) / 1000)
      if (this.#seconds >= MAX_SECONDS) this.finish()
    }, 200)
  }
}
