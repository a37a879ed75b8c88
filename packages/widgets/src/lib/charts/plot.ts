/** A line of a plot. */
export interface PlotLine {
  name: string
  color: string
  values: readonly (number | null | undefined)[]
  /** Place of its first value on the axis. */
  from: number
  isDashed?: boolean
  /** One of many possible lines, which the words under the plot leave out. */
  isFaint?: boolean
}

/** An area between two lines. */
export interface PlotBand {
  name: string
  color: string
  low: readonly number[]
  high: readonly number[]
  from: number
}
