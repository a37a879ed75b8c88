import type { TaskInput, TaskOutput } from '@taskmesh/tasks'

type Output = TaskOutput<'time-series-forecasting'>
type Past = TaskInput<'time-series-forecasting'>['data'][string]

/** Between which values the future lies, for one share of the possible futures. */
export interface ForecastBand {
  /** The share of the futures below it, such as `10%`. */
  from: string
  /** The share of the futures below its end. */
  to: string
  low: readonly number[]
  high: readonly number[]
}

/** A series with what a model says of its future. */
export interface Forecast {
  past: Past
  values: readonly number[]
  /** The widest first. */
  bands: readonly ForecastBand[]
  /** Some of the futures that the model drew. */
  samples: readonly (readonly number[])[]
}

const MOST_SAMPLES = 20
const percent = (share: number) => `${Number((share * 100).toPrecision(3))}%`

function bandBetween(output: Output, name: string, from: number, to: number): ForecastBand[] {
  const at = (level: number) => {
    const key = Object.keys(output.quantiles ?? {}).find((text) => Number(text) === level)
    return key === undefined ? undefined : output.quantiles?.[key]?.[name]
  }
  const [first, second] = [at(from), at(to)]
  if (first === undefined || second === undefined) return []
  const length = Math.min(first.length, second.length)
  const pairs = Array.from(
    { length },
    (_, index) => [first[index] ?? 0, second[index] ?? 0] as const,
  )
  return [
    {
      from: percent(from),
      to: percent(to),
      // A model may have them crossed.
      low: pairs.map((pair) => Math.min(...pair)),
      high: pairs.map((pair) => Math.max(...pair)),
    },
  ]
}

/** At most two bands: between the outermost levels, and between those inside of them. */
function bandsOf(output: Output, name: string): ForecastBand[] {
  const levels = Object.keys(output.quantiles ?? {})
    .map(Number)
    .filter((level) => level > 0 && level < 1)
    .toSorted((a, b) => a - b)
  return [0, 1].flatMap((depth) => {
    const [from, to] = [levels[depth], levels[levels.length - 1 - depth]]
    const isBand = from !== undefined && to !== undefined && from < to
    return isBand ? bandBetween(output, name, from, to) : []
  })
}

/** The names of the series that a model forecast, those of the input first. */
export function forecastNames(given: Readonly<Record<string, Past>>, output: Output): string[] {
  const names = Object.keys(output.data)
  const isGiven = (name: string) => Object.hasOwn(given, name)
  return [...names.filter(isGiven), ...names.filter((name) => !isGiven(name))]
}

/** What is shown of one series: its past, its forecast and how sure that is. */
export function forecastOf(
  given: Readonly<Record<string, Past>>,
  output: Output,
  name: string,
): Forecast {
  const bands = bandsOf(output, name)
  const samples = bands.length > 0 ? [] : (output.samples ?? []).slice(0, MOST_SAMPLES)
  return {
    past: Object.hasOwn(given, name) ? (given[name] ?? []) : [],
    values: output.data[name] ?? [],
    bands,
    samples: samples.flatMap((sample) => (sample[name] === undefined ? [] : [sample[name]])),
  }
}
