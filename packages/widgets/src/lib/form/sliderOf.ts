import type { FormField } from './fieldShape.ts'

/** The ends and the steps of a slider. */
export interface SliderRange {
  min: number
  max: number
  step: number
}

const STEPS = 100
const MOST_STEPS = 4096

/** A step that people count in: 1, 0.1, 0.01 and so on, so that there are about a hundred. */
function stepOf(width: number): number {
  return 10 ** Math.floor(Math.log10(width / STEPS) + 0.5)
}

/**
 * The slider of a number: over where its values mostly lie, or over its bounds. `undefined` where those
 * are so wide that a slider would be of no use.
 *
 * @example
 * ```ts
 * sliderOf({ kind: 'number', minimum: 0, maximum: 1, … }) // { min: 0, max: 1, step: 0.01 }
 * ```
 */
export function sliderOf(field: FormField): SliderRange | undefined {
  if (field.kind !== 'number' && field.kind !== 'integer') return undefined
  const [low, high] = field.usual ?? [field.minimum, field.maximum]
  if (low === undefined || high === undefined || high <= low) return undefined
  const step = field.kind === 'integer' ? 1 : stepOf(high - low)
  const min = low === field.minimum && field.isAboveMinimum === true ? low + step : low
  const max = high === field.maximum && field.isBelowMaximum === true ? high - step : high
  return (max - min) / step <= MOST_STEPS ? { min, max, step } : undefined
}
