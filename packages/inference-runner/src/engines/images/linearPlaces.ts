/** What the places of a line are made of when it is stretched linearly between neighbours. */
export interface LinearPlaces {
  /** For each place the neighbour before it and the one after it. */
  lows: Int32Array
  highs: Int32Array
  /** The share of the second. */
  rests: Float64Array
  /** Where the places with the same neighbours begin, and where the last of them end. */
  runs: Int32Array
}

/** Finds them as PyTorch's `interpolate` does with `mode="bilinear", align_corners=False`. */
export function linearPlaces(from: number, to: number): LinearPlaces {
  const scale = from / to
  const lows = new Int32Array(to)
  const highs = new Int32Array(to)
  const rests = new Float64Array(to)
  const runs: number[] = []
  for (let place = 0; place < to; place += 1) {
    const at = Math.max(0, (place + 0.5) * scale - 0.5)
    const low = Math.min(Math.floor(at), from - 1)
    lows[place] = low
    highs[place] = Math.min(low + 1, from - 1)
    rests[place] = at - low
    if (place === 0 || low !== lows[place - 1]) runs.push(place)
  }
  runs.push(to)
  return { lows, highs, rests, runs: Int32Array.from(runs) }
}

/** Mixes the rows of a plane around one place into a row. */
export function mixRows(
  plane: Float32Array,
  { lows, highs, rests }: LinearPlaces,
  place: number,
  into: Float32Array,
): void {
  const width = into.length
  const rest = rests[place] ?? 0
  const share = 1 - rest
  let low = (lows[place] ?? 0) * width
  let high = (highs[place] ?? 0) * width
  for (let column = 0; column < width; column += 1, low += 1, high += 1) {
    into[column] = (plane[low] ?? 0) * share + (plane[high] ?? 0) * rest
  }
}

/** Stretches a row. */
export function stretchRow(
  row: Float32Array,
  { lows, highs, rests }: LinearPlaces,
  into: Float32Array,
): void {
  for (let place = 0; place < into.length; place += 1) {
    const rest = rests[place] ?? 0
    into[place] = (row[lows[place] ?? 0] ?? 0) * (1 - rest) + (row[highs[place] ?? 0] ?? 0) * rest
  }
}
