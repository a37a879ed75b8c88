import { encodeWav } from '../../media/audio/encodeWav.ts'
import type { Translate } from '../../messages/useTranslate.ts'
import { captureProblem, closeStream, openDevice } from './captureProblem.ts'

/** What models of speech take; ten minutes have 19 MB. */
const RATE = 16_000
/** Longest recording, in seconds. */
export const MAX_SECONDS = 600

/** Writes a recording of the browser as WAV of one channel at 16 kHz. */
async function toWav(recording: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, RATE)
  const sound = await context.decodeAudioData(await recording.arrayBuffer())
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) =>
    sound.getChannelData(at),
  )
  const [first = new Float32Array()] = channels
  if (channels.length === 1) return encodeWav(first, RATE)
  const mixed = first.map(
    (_, at) => channels.reduce((sum, samples) => sum + (samples[at] ?? 0), 0) / channels.length,
  )
  return encodeWav(mixed, RATE)
}

/** How loud a sound is, from 0 (−60 dB and less) to 1. */
function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length
  return Math.max(0, Math.min(1, 1 + (10 * Math.log10(power + 1e-12)) / 60))
}

/**
 * Records the microphone: idle → asking → recording → reading → idle. It ends by itself after ten
 * minutes, and lets go of the microphone whatever happens.
 */
export class SoundRecorder {
  readonly #onsound: (sound: Blob) => void
  readonly #translate: Translate
  #state: 'idle' | 'asking' | 'recording' | 'reading' = $state('idle')
  #level = $state(0)
  #seconds = $state(0)
  #problem: string | undefined = $state()
  #recorder: MediaRecorder | undefined
  #stop: (() => void) | undefined

  /**
   * @param onsound - called with the recording as WAV.
   * @param translate - what words a problem.
   */
  constructor(onsound: (sound: Blob) => void, translate: Translate) {
    this.#translate = translate
    this.#onsound = onsound
  }

  get state(): 'idle' | 'asking' | 'recording' | 'reading' {
    return this.#state
  }

  /** How loud it is now, from 0 to 1. */
  get level(): number {
    return this.#level
  }

  /** How long it has been recording, in whole seconds. */
  get seconds(): number {
    return this.#seconds
  }

  /** Why there is no recording, as a sentence. */
  get problem(): string | undefined {
    return this.#problem
  }

  async start(): Promise<void> {
    if (this.#state !== 'idle') return
    this.#problem = undefined
    this.#state = 'asking'
    try {
      const stream = await openDevice('microphone')
      // Somebody may have gone while the browser asked.
      if (this.#state !== 'asking') return closeStream(stream)
      this.#record(stream)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Ends the recording and gives it. */
  finish(): void {
    if (this.#state === 'recording') this.#recorder?.stop()
  }

  /** Ends without a recording. */
  cancel(): void {
    this.#stop?.()
    this.#recorder = undefined
    this.#state = 'idle'
  }

  #record(stream: MediaStream): void {
    const parts: Blob[] = []
    const recorder = new MediaRecorder(stream)
    this.#recorder = recorder
    this.#stop = this.#watch(stream)
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.addEventListener('stop', () => {
      if (this.#recorder === recorder) void this.#read(new Blob(parts, { type: recorder.mimeType }))
    })
    recorder.start()
    this.#state = 'recording'
  }

  /** Measures the level and the time; returns what ends that. */
  #watch(stream: MediaStream): () => void {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    const samples = new Float32Array(analyser.fftSize)
    context.createMediaStreamSource(stream).connect(analyser)
    const startedAt = performance.now()
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      this.#level = levelOf(samples)
      this.#seconds = Math.floor((performance.now() - startedAt) / 1000)
      if (this.#seconds >= MAX_SECONDS) this.finish()
    }, 60)
    return () => {
      clearInterval(timer)
      closeStream(stream)
      void context.close().catch(() => {})
      this.#level = this.#seconds = 0
      this.#stop = undefined
    }
  }

  async #read(recording: Blob): Promise<void> {
    this.#stop?.()
    this.#state = 'reading'
    try {
      const sound = await toWav(recording)
      if (this.#state !== 'reading') return
      this.#state = 'idle'
      this.#onsound(sound)
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.cancel()
    this.#problem = captureProblem('microphone', error, this.#translate)
  }
}
