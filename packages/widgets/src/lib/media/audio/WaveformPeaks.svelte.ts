import type { MediaValue } from '../MediaPreview.svelte.ts'
import { readBlob } from '../readBlob.ts'
import type { AudioPlayer } from './AudioPlayer.svelte.ts'
import { readPeaks, type NoPeaks, type Peaks } from './readPeaks.ts'

/**
 * The peaks of a recording once its player knows how long it is. Create it while a component is being
 * set up.
 */
export class WaveformPeaks {
  #found: Peaks | NoPeaks | 'unreachable' | undefined = $state.raw()

  constructor(value: () => MediaValue, player: () => AudioPlayer) {
    $effect(() => {
      const { isReady, ownS } = player()
      const media = value()
      this.#found = undefined
      if (!isReady) return
      const controller = new AbortController()
      void this.#read(media, ownS, controller.signal).then((found) => {
        if (controller.signal.aborted) return
        this.#found = found
        if (typeof found !== 'string') player().countedS = found.durationS
      })
      return () => controller.abort()
    })
  }

  async #read(value: MediaValue, knownS: number | undefined, signal: AbortSignal) {
    const file = await readBlob(value, signal)
    if (file === undefined) return 'unreachable'
    return await readPeaks(file, { knownS, signal }).catch(() => 'unreadable' as const)
  }

  /** The peaks; `undefined` while they are read, and when they can't be. */
  get values(): Float32Array | undefined {
    return typeof this.#found === 'object' ? this.#found.values : undefined
  }

  /** Why there are none. */
  get problem(): NoPeaks | 'unreachable' | undefined {
    return typeof this.#found === 'string' ? this.#found : undefined
  }
}
