import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { softmax } from '../../scores.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { SignedGraph } from '../SignedGraph.ts'
import { fromNested } from '../values.ts'

/** Names that exporters give to scores of a countable number of actions. */
const SCORES = /logits|q_?values?|prob/i

function argmax(scores: readonly number[]): number {
  return scores.reduce((best, score, index) => (score > (scores[best] ?? NaN) ? index : best), 0)
}

/** Draws one of several by probabilities. */
function draw(probabilities: readonly number[]): number {
  let rest = Math.random() * probabilities.reduce((sum, one) => sum + one, 0)
  const found = probabilities.findIndex((one) => (rest -= one) < 0)
  return found < 0 ? probabilities.length - 1 : found
}

/**
 * Runs reinforcement-learning with the graph of a policy: from an observation to an action.
 *
 * The output with the role `action` (or that name) is the action itself: a whole number, or a value
 * for each motor. One with the role `logits`, `probabilities` or `q-values`, or such a name, scores
 * the actions that there are; the best is taken, or one is drawn by its probability. States of a
 * recurrent policy begin anew with each call.
 */
export default defineAdapter<'reinforcement-learning', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, () => 'observation')
    const roles = signed.signature.outputs ?? []
    const declared = roles.find(({ role }) => role !== undefined && SCORES.test(role))
    const isAction = ({ name }: { name: string }) => /^actions?$/i.test(name)
    const hasAction =
      roles.some(({ role }) => role === 'action') || signed.graph.outputs.some(isAction)
    const scores =
      declared?.name ??
      (hasAction ? undefined : signed.graph.outputs.find(({ name }) => SCORES.test(name))?.name)
    const output =
      scores === undefined
        ? (signed.graph.outputs.find(isAction) ?? signed.outputFor('action'))
        : signed.outputFor(declared?.role ?? scores, ({ name }) => name === scores)
    const areProbabilities = /prob/i.test(declared?.role ?? scores ?? '')
    const areChances = scores !== undefined && !/^q/i.test(declared?.role ?? scores)

    function chooseAction(numbers: readonly number[], isBest: boolean): number {
      if (isBest || !areChances) return argmax(numbers)
      return draw(areProbabilities ? numbers : softmax(numbers))
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { deterministic = true } = parameters
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input]) => {
          const sources = { observation: fromNested(input?.observation) }
          const { outputs: results } = await signed.run(sources, { outputs: [output.name] })
          const numbers = finiteNumbers(results[output.name], output.name)
          if (scores !== undefined) return [{ action: chooseAction(numbers, deterministic) }]
          const [only = 0] = numbers
          const isCounted = numbers.length === 1 && output.type.includes('int')
          return [{ action: isCounted ? only : numbers }]
        })
        const reason = 'the graph says which action is best, and no probabilities'
        const rules = { deterministic: onlyIf(areChances, reason, true) }
        return { outputs, warnings: describeIneffective(parameters, rules) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
