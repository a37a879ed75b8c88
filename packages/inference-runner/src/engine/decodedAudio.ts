/** A sound as samples: one array for each channel, all of the same length, from -1 to 1. */
export interface DecodedAudio {
  /** Samples per second, in hertz: those of the file. */
  samplingRate: number
  channels: Float32Array[]
}
