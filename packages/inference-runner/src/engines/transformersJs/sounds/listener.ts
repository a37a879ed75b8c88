import type { DecodedAudio } from '../../../engine/decodedAudio.ts'

/** What was said. */
export interface Transcript {
  text: string
  /** Parts of the text with the seconds at which they begin and end. */
  chunks?: { text: string; timestamp: [number, number | null] }[]
}

/** How speech is to be written down. */
export interface TranscriptionOptions {
  /** Which parts get their times. */
  timestamps: boolean | 'word'
  /** Length of the pieces that a long sound is cut into; 0 does not cut. */
  windowSeconds: number
  /** By how much they overlap on each side. */
  strideSeconds: number
  language: string | undefined
  task: 'transcribe' | 'translate' | undefined
  /** Most tokens for each piece; `undefined`: the model's. */
  maxNewTokens: number | undefined
  signal: AbortSignal
}

/** A model that writes down speech, and what it can. */
export interface Listener {
  /** Whether it takes a language and a task. */
  readonly languages: boolean
  /** Whether it knows the times of sentences, and of words. */
  readonly sentences: boolean
  readonly words: boolean
  /** Whether long sounds can be cut into pieces. */
  readonly windows: boolean
  /** Whether it writes token by token. */
  readonly writes: boolean
  transcribe(sound: DecodedAudio, options: TranscriptionOptions): Promise<Transcript>
  dispose(): Promise<void>
}
