import { ModelOutputError } from '../../errors.ts'
import { numbersOf, type Values } from './values.ts'

/**
 * The numbers of an output of a graph.
 *
 * @throws {@link ModelOutputError} when there are none, or some are infinite or no numbers.
 */
export function finiteNumbers(values: Values | undefined, name: string): number[] {
  if (values === undefined) throw new ModelOutputError(`the graph gave no "${name}"`)
  const numbers = [...numbersOf(values)]
  if (numbers.every(Number.isFinite)) return numbers
  throw new ModelOutputError(`"${name}" holds numbers that are not finite`)
}
