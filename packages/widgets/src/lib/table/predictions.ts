import { cellText, rowCount, type Cell, type Table } from '../form/tableValue.ts'

/** What a model says of one row: a value, or all classes of a multi-label model. */
export type Prediction = Cell | readonly Cell[]

/** The classes of a prediction as texts. */
export function classesOf(prediction: Prediction | undefined): string[] {
  const values = Array.isArray(prediction) ? prediction : [prediction]
  return values.map((value: Cell | undefined) => cellText(value))
}

/**
 * Counts the classes of predictions, the most frequent first.
 *
 * @example
 * ```ts
 * countClasses(['a', 'b', 'a']) // [{ name: 'a', count: 2 }, { name: 'b', count: 1 }]
 * ```
 */
export function countClasses(
  predictions: readonly Prediction[],
): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const name of predictions.flatMap(classesOf)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count)
}

/** Whether there is one prediction for each row. */
export function hasRowEach(table: Table, predictions: readonly Prediction[]): boolean {
  return rowCount(table) === predictions.length
}

/** Where a bar begins and ends, as shares of its width; 0 is always within. */
export interface Bar {
  start: number
  end: number
}

/**
 * Bars for numbers that have one scale, also for the largest numbers that there are.
 *
 * @example
 * ```ts
 * barsOf([10, -10]) // [{ start: 0.5, end: 1 }, { start: 0, end: 0.5 }]
 * ```
 */
export function barsOf(values: readonly number[]): Bar[] {
  const low = Math.min(0, ...values) / 2
  const high = Math.max(0, ...values) / 2
  const span = high - low
  if (span === 0 || !Number.isFinite(span)) return values.map(() => ({ start: 0, end: 0 }))
  const share = (value: number) => (value / 2 - low) / span
  return values.map((value) => ({
    start: Math.min(share(0), share(value)),
    end: Math.max(share(0), share(value)),
  }))
}
