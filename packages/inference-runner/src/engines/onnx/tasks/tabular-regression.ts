import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { describeIneffective } from '../../effects.ts'
import { loadTableModel } from '../tables/loadTableModel.ts'
import type { Cell } from '../values.ts'

function readNumber(row: readonly Cell[]): number {
  const number = Number(row[0])
  if (row.length !== 1)
    throw new ModelOutputError(`one number a row is expected, not ${row.length}`)
  if (!Number.isFinite(number)) throw new ModelOutputError('it holds numbers that are not finite')
  return number
}

/** Runs tabular-regression with ONNX graphs, such as those that skl2onnx exports. */
export default defineAdapter<'tabular-regression', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const { signed, run } = await loadTableModel(spec, 'tabular-regression')
    const output = signed.outputFor('value', ({ type }) => type.startsWith('float'))

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = []
        const warnings = describeIneffective(parameters, {})
        for (const { data } of inputs) {
          const answer = await run(data, output, signal)
          warnings.push(...answer.warnings)
          outputs.push(answer.rows.map(readNumber))
        }
        return { outputs, warnings }
      },

      dispose: () => signed.dispose(),
    }
  },
})
