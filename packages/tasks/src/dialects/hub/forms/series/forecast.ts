import type { Path } from '../../../../parse/path.ts'
import { unchanged, type Decoded } from '../../../shared/decoded.ts'
import { isJsonObject } from '../../../shared/isJsonObject.ts'
import { channelNames } from './channels.ts'

/** What the answer to one series needs of it. */
export interface KeptSeries {
  names: readonly string[]
  metadata?: unknown
}

const listAt = (record: unknown, name: string): readonly unknown[] => {
  const list: unknown = isJsonObject(record) ? record[name] : undefined
  return Array.isArray(list) ? list : []
}

/** Values by the name of the series to a row for each point in time. */
function toRows(forecast: unknown, names: readonly string[]): unknown[][] {
  const columns = names.map((name) => listAt(forecast, name))
  const length = Math.max(0, ...columns.map((column) => column.length))
  return Array.from({ length }, (_, time) => columns.map((column) => column[time] ?? null))
}

/** The inverse of {@link toRows}. A row that is a number is one channel. */
function toColumns(rows: unknown): Decoded {
  if (!Array.isArray(rows)) return unchanged(rows)
  const first: unknown = rows[0]
  const names = channelNames(Array.isArray(first) ? first.length : 1)
  return {
    value: Object.fromEntries(
      names.map((name, index) => [
        name,
        rows.map((row: unknown) => (Array.isArray(row) ? row[index] : row)),
      ]),
    ),
    toWire: ([name = '', time]) =>
      time === undefined
        ? []
        : [time, ...(Array.isArray(rows[Number(time)]) ? [names.indexOf(String(name))] : [])],
  }
}

const compact = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

/** A canonical forecast as the draft answers to one series. */
export function writeForecast(output: unknown, { names, metadata }: KeptSeries): unknown {
  if (!isJsonObject(output)) return output
  const { data, quantiles, samples, timestamps } = output
  const levels = isJsonObject(quantiles) ? Object.entries(quantiles) : []
  return compact({
    mean: toRows(data, names),
    quantile_predictions:
      quantiles === undefined
        ? undefined
        : levels
            .map(([level, values]) => ({ level: Number(level), values: toRows(values, names) }))
            .toSorted((a, b) => a.level - b.level),
    samples: Array.isArray(samples) ? samples.map((sample) => toRows(sample, names)) : undefined,
    timestamps,
    metadata,
  })
}

interface Quantile {
  level: unknown
  values: unknown
  from: Path
}

/** Quantiles in a list, or by their level. Undefined for none. */
function readQuantiles(given: unknown): Quantile[] | undefined {
  if (isJsonObject(given))
    return Object.entries(given).map(([level, values]) => ({ level, values, from: [level] }))
  if (!Array.isArray(given)) return undefined
  return given.flatMap((one: unknown, index) =>
    isJsonObject(one)
      ? [{ level: one['level'], values: one['values'], from: [index, 'values'] }]
      : [],
  )
}

/** An answer of the draft to one series as a canonical forecast. */
export function readForecast(wire: unknown): Decoded {
  if (!isJsonObject(wire) || !('mean' in wire)) return unchanged(wire)
  const { mean, quantile_predictions: levels, samples, timestamps } = wire
  const columns = toColumns(mean)
  const quantiles = readQuantiles(levels)
  const drawn = Array.isArray(samples) ? samples.map(toColumns) : undefined
  const columnsAt = (quantiles ?? []).map(({ values }) => toColumns(values))
  return {
    value: compact({
      data: columns.value,
      quantiles:
        quantiles &&
        Object.fromEntries(
          quantiles.map(({ level }, index) => [String(level), columnsAt[index]?.value]),
        ),
      samples: drawn?.map(({ value }) => value),
      timestamps: timestamps ?? undefined,
    }),
    toWire: ([part, key, ...rest]) => {
      if (part === 'data') return ['mean', ...columns.toWire([key ?? [], rest].flat())]
      if (part === 'quantiles' && key !== undefined) {
        const index = (quantiles ?? []).findIndex(({ level }) => String(level) === key)
        const from = quantiles?.[index]?.from ?? []
        return ['quantile_predictions', ...from, ...(columnsAt[index]?.toWire(rest) ?? [])]
      }
      if (part === 'samples' && key !== undefined)
        return ['samples', key, ...(drawn?.[Number(key)]?.toWire(rest) ?? [])]
      return [part ?? [], key ?? [], rest].flat()
    },
  }
}
