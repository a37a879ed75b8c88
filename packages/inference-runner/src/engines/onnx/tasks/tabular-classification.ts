import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { describeIneffective } from '../../effects.ts'
import type { TensorInfo } from '../OnnxGraph.ts'
import { loadTableModel } from '../tables/loadTableModel.ts'
import { type Cell } from '../values.ts'

/** An output of classes: strings or whole numbers. */
function isClass({ type }: TensorInfo): boolean {
  return type === 'string' || type === 'bool' || type.includes('int')
}

function best(scores: readonly Cell[]): number {
  const numbers = scores.map(Number)
  if (!numbers.every(Number.isFinite))
    throw new ModelOutputError('it holds numbers that are not finite')
  return numbers.reduce(
    (place, score, index) => (score > (numbers[place] ?? NaN) ? index : place),
    0,
  )
}

/**
 * Runs tabular-classification with ONNX graphs, such as those that skl2onnx, onnxmltools and hummingbird
 * export. The class is the graph's own output of labels, or the one with the highest score. The lists
 * of maps that scikit-learn's ZipMap gives are not needed and never computed.
 */
export default defineAdapter<'tabular-classification', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const { signed, run } = await loadTableModel(spec, 'tabular-classification')
    const isDeclared = signed.signature.outputs?.some(({ role }) => role === 'scores') ?? false
    const hasClasses = !isDeclared && signed.graph.outputs.some(isClass)
    const output = hasClasses ? signed.outputFor('label', isClass) : signed.outputFor('scores')

    function classOf(row: readonly Cell[]): Cell {
      const [only] = row
      if (!hasClasses) {
        return signed.labelOf(row.length === 1 ? Number(Number(only) > 0.5) : best(row))
      }
      return typeof only === 'number' ? signed.labelOf(only) : (only ?? null)
    }

    /** The classes of a row of a model of several labels: one for each of its columns. */
    function classesOf(row: readonly Cell[]): (string | number | boolean)[] {
      const { labels } = signed.signature
      const named = row.map((cell, index) =>
        labels === undefined ? cell : Number(cell) === 1 ? (labels[index] ?? index) : null,
      )
      return named.filter((cell) => cell !== null)
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = []
        const warnings = describeIneffective(parameters, {})
        for (const { data } of inputs) {
          const answer = await run(data, output, signal)
          warnings.push(...answer.warnings)
          outputs.push(
            answer.rows.map((row) =>
              hasClasses && row.length > 1 ? classesOf(row) : (classOf(row) ?? ''),
            ),
          )
        }
        return { outputs, warnings }
      },

      dispose: () => signed.dispose(),
    }
  },
})
