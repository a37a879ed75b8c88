import type { Path } from '../../../../parse/path.ts'
import { unchanged, type Decoded } from '../../../shared/decoded.ts'
import { isJsonObject } from '../../../shared/isJsonObject.ts'
import { channelsOf } from './channels.ts'

type Lists = Record<string, unknown>

const compact = (record: Lists) =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  )

/** The values of one channel over time. What is no list of lists is left to the schema. */
function channel(target: unknown, index: number): unknown {
  if (!Array.isArray(target)) return target
  return target.map((values: unknown) => (Array.isArray(values) ? values[index] : values))
}

/** Splits lists at a place, which only those that are longer have a second part for. */
function split(lists: unknown, place: number, isFuture: boolean): Lists {
  if (!isJsonObject(lists)) return {}
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, values]) => {
      const isWhole = Array.isArray(values) && values.length > place
      if (isFuture) return [[name, isWhole ? values.slice(place) : values]]
      return isWhole ? [[name, values.slice(0, place)]] : []
    }),
  )
}

function pathsOf(
  target: unknown,
  names: readonly string[],
  future: unknown,
  length: number,
): (path: Path) => Path {
  const isWhole = (name: PropertyKey) => {
    const values: unknown = isJsonObject(future) ? future[String(name)] : undefined
    return Array.isArray(values) && values.length > length
  }
  return ([part = '', name, index, ...rest]) => {
    if (part === 'static_data') return ['static_covariates', name ?? [], index ?? []].flat()
    if (part !== 'data' && part !== 'future_data')
      return [part, name ?? [], index ?? [], rest].flat()
    if (name === undefined) return part === 'data' ? ['target'] : ['future_covariates']
    const place = index === undefined ? [] : [index]
    if (part === 'future_data')
      return [
        'future_covariates',
        name,
        ...(isWhole(name) && typeof index === 'number' ? [length + index] : place),
      ]
    const channelIndex = names.indexOf(String(name))
    if (channelIndex === -1)
      return [isWhole(name) ? 'future_covariates' : 'past_covariates', name, ...place]
    const isList = Array.isArray(target) && Array.isArray(target[Number(index)])
    return ['target', ...place, ...(isList ? [channelIndex] : [])]
  }
}

/**
 * One series of the draft as inputs. Covariates whose future is known come over the whole time, or, as
 * in an earlier draft, over the future alone.
 */
export function readSeries(series: unknown): Decoded {
  if (!isJsonObject(series)) return unchanged(series)
  const {
    target,
    start,
    past_covariates: past,
    future_covariates: future,
    static_covariates: facts,
  } = series
  const names = channelsOf(series)
  const length = Array.isArray(target) ? target.length : 0
  const ahead = split(future, length, true)
  return {
    value: compact({
      data: {
        ...Object.fromEntries(names.map((name, index) => [name, channel(target, index)])),
        ...Object(past),
        ...split(future, length, false),
      },
      future_data: Object.keys(ahead).length === 0 ? undefined : ahead,
      start,
      static_data: facts,
    }),
    toWire: pathsOf(target, names, future, length),
  }
}
