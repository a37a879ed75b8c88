import { on } from 'svelte/events'

/**
 * Plays a recording for the parts that show it: a waveform, a list of what is said in it. Attach it to
 * the `<audio>` element with `{@attach player.attach}`.
 *
 * @example
 * ```ts
 * const player = new AudioPlayer()
 * player.play(2.5, 4) // from second 2.5 to second 4
 * ```
 */
export class AudioPlayer {
  #timeS = $state(0)
  #isPlaying = $state(false)
  #ownS: number | undefined = $state()
  #isBroken = $state(false)
  #isReady = $state(false)
  /** Length that somebody counted, for recordings that don't say it themselves. */
  countedS: number | undefined = $state()
  #element: HTMLAudioElement | undefined
  #stopS = Infinity
  #frame = 0

  /** Where it is, in seconds. */
  get timeS(): number {
    return this.#timeS
  }

  get isPlaying(): boolean {
    return this.#isPlaying
  }

  /** Whether the browser can't play it. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Whether the browser has read the head of the recording. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** How long the browser says it is, in seconds; `undefined` when it does not say. */
  get ownS(): number | undefined {
    return this.#ownS
  }

  /** How long it is, in seconds; 0 until that is known. */
  get durationS(): number {
    return this.#ownS ?? this.countedS ?? 0
  }

  /** Ties it to an element; returns how to let go of it. */
  readonly attach = (element: HTMLAudioElement): (() => void) => {
    this.#element = element
    const undo = [
      on(element, 'loadedmetadata', () => this.#meet(element)),
      on(element, 'durationchange', () => this.#meet(element)),
      on(element, 'error', () => (this.#isBroken = true)),
      on(element, 'emptied', () => this.#forget()),
      on(element, 'play', () => this.#follow()),
      on(element, 'pause', () => (this.#isPlaying = false)),
      on(element, 'timeupdate', () => (this.#timeS = element.currentTime)),
    ]
    if (element.readyState > 0) this.#meet(element)
    return () => {
      for (const one of undo) one()
      cancelAnimationFrame(this.#frame)
      element.pause()
      this.#element = undefined
    }
  }

  #meet({ duration }: HTMLAudioElement): void {
    this.#ownS = Number.isFinite(duration) && duration > 0 ? duration : undefined
    this.#isBroken = false
    this.#isReady = true
  }

  /** Another recording takes the place of this one. */
  #forget(): void {
    this.#ownS = undefined
    this.countedS = undefined
    this.#isReady = false
    this.#isBroken = false
    this.#timeS = 0
  }

  /** Moves with the sound, more often than `timeupdate` comes. */
  #follow(): void {
    this.#isPlaying = true
    cancelAnimationFrame(this.#frame)
    const step = () => {
      if (this.#element === undefined || this.#element.paused) return
      this.#timeS = this.#element.currentTime
      if (this.#timeS >= this.#stopS) this.pause()
      else this.#frame = requestAnimationFrame(step)
    }
    this.#frame = requestAnimationFrame(step)
  }

  /**
   * Goes to a time. What lies outside of the recording becomes its nearer end.
   *
   * @param seconds - what is no number changes nothing.
   */
  seek(seconds: number): void {
    if (this.#element === undefined || !Number.isFinite(seconds)) return
    const target = Math.min(Math.max(seconds, 0), this.durationS)
    this.#element.currentTime = target
    this.#timeS = target
  }

  /** Plays, from where it is or from a time on; to its end, or to a time. */
  play(fromS?: number, toS?: number): void {
    if (this.#element === undefined) return
    this.#stopS = toS !== undefined && toS > (fromS ?? this.#timeS) ? toS : Infinity
    if (fromS !== undefined) this.seek(fromS)
    // It ends without a sound when the element goes or another sound begins.
    this.#element.play().catch(() => (this.#isPlaying = false))
  }

  pause(): void {
    this.#element?.pause()
  }

  toggle(): void {
    if (this.#isPlaying) this.pause()
    else this.play()
  }
}
