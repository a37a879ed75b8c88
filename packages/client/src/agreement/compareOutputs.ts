import { findTaskId, isBatch, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { InvalidToleranceError } from '../errors/agreementErrors.ts'
import { comparatorOf, type Difference } from './comparatorOf.ts'
import { DEFAULT_TOLERANCE, type Tolerance, type ToleranceOptions } from './tolerance.ts'

/** Options of {@link compareOutputs}: the task that was run, and what may differ. */
export interface CompareOutputsOptions {
  /** Name of the task that both outputs are of. */
  task: TaskId
  /** The inputs, which decide whether the outputs are lists of outputs. */
  inputs: unknown
  tolerance?: ToleranceOptions | undefined
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1
}

/** Fills in what was left out. */
export function toTolerance(options: ToleranceOptions = {}): Tolerance {
  const given = typeof options === 'number' ? { number: options } : options
  const tolerance = {
    number: given.number ?? DEFAULT_TOLERANCE.number,
    overlap: given.overlap ?? DEFAULT_TOLERANCE.overlap,
  }
  if (isShare(tolerance.number) && isShare(tolerance.overlap)) return tolerance
  throw new InvalidToleranceError()
}

/**
 * Compares two outputs of a task by the task's own notion of sameness, which follows from the
 * shape of its output schema: labels and strings are equal, scores and numbers are within the
 * tolerance, boxes overlap, scored answers match in any order.
 *
 * @returns what differs; empty when the outputs are the same.
 * @throws UnknownTaskError; InvalidToleranceError when a tolerance is not from 0 to 1.
 *
 * @example
 * ```ts
 * const differences = compareOutputs(
 *   [{ label: 'POSITIVE', score: 0.981 }],
 *   [{ label: 'POSITIVE', score: 0.979 }],
 *   { task: 'text-classification', inputs: 'good', tolerance: 0.01 },
 * )
 * differences.length // 0
 * ```
 */
export function compareOutputs(
  a: unknown,
  b: unknown,
  { task, inputs, tolerance }: CompareOutputsOptions,
): Difference[] {
  const { output } = TASK_SCHEMAS[findTaskId(task)]
  const compare = comparatorOf(output.node, toTolerance(tolerance))
  if (!isBatch(task, inputs)) return compare(a, b)
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) {
    return [{ path: '', message: 'the lists have different lengths' }]
  }
  return a.flatMap((value: unknown, index) => compare(value, b[index], [index]))
}
