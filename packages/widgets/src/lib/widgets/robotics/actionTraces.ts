/** The values of one joint over time; `null` where a step has none. */
export interface Trace {
  name: string
  /** Number of the joint, from 0. */
  joint: number
  values: readonly (number | null)[]
}

/** Steps that a plot shows; a policy plans at most 1000. */
const MOST_STEPS = 5000

/**
 * Turns steps, each with a target for every joint, into a trace for each joint.
 *
 * @param state - where the joints are now. It comes before the steps when it has a value for each
 *   joint of them.
 *
 * @example
 * ```ts
 * actionTraces([[1, 5], [2, 6]], [0, 4])
 * // { begins: 'now', traces: [{ name: 'joint 0', joint: 0, values: [0, 1, 2] }, …] }
 * ```
 */
export function actionTraces(
  actions: readonly (readonly number[])[],
  state: readonly number[],
): { begins: 'now' | 'step'; traces: Trace[] } {
  const steps = actions.slice(0, MOST_STEPS)
  const joints = Math.max(0, ...steps.map(({ length }) => length))
  const isSame = joints > 0 && state.length === joints
  const traces = Array.from({ length: joints }, (_, joint) => ({
    name: `joint ${joint}`,
    joint,
    values: [
      ...(isSame ? [state[joint] ?? null] : []),
      ...steps.map((step) => step[joint] ?? null),
    ],
  }))
  return { begins: isSame ? 'now' : 'step', traces }
}
