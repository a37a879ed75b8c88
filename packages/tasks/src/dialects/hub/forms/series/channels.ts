import { isJsonObject } from '../../../shared/isJsonObject.ts'

const ONLY = 'target'

/** How many values one point in time has. A list of numbers is one channel. */
function countChannels(target: unknown): number {
  const first: unknown = Array.isArray(target) ? target[0] : undefined
  return Array.isArray(first) ? first.length : 1
}

function covariateNames(series: Record<string, unknown>): string[] {
  return [series['past_covariates'], series['future_covariates']].flatMap((named) =>
    isJsonObject(named) ? Object.keys(named) : [],
  )
}

/** Names for the channels of a forecast: `target`, or `target_0`, `target_1`, … */
export function channelNames(count: number, taken: readonly string[] = []): string[] {
  const names =
    count === 1 ? [ONLY] : Array.from({ length: count }, (_, index) => `${ONLY}_${index}`)
  return names.some((name) => taken.includes(name)) ? names.map((name) => `${name}_`) : names
}

/** The names that the channels of a series get, none of which a covariate has. */
export function channelsOf(series: unknown): string[] {
  return isJsonObject(series)
    ? channelNames(countChannels(series['target']), covariateNames(series))
    : []
}
