/** How alike two outputs have to be to count as the same. */
export interface Tolerance {
  /**
   * How far two numbers may be apart: absolutely for numbers up to 1, such as scores, and relative
   * to the larger one beyond. An answer whose score is not above it may be missing. Default 0.01.
   */
  number: number
  /** Least overlap of two boxes, as intersection over union from 0 to 1. Default 0.5. */
  overlap: number
}

/** A number is the tolerance of numbers. */
export type ToleranceOptions = number | Partial<Tolerance>

export const DEFAULT_TOLERANCE: Tolerance = { number: 0.01, overlap: 0.5 }
