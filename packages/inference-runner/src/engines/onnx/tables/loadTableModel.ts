import type { TaskId } from '@taskmesh/tasks'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { SignedGraph } from '../SignedGraph.ts'
import type { TensorInfo } from '../OnnxGraph.ts'
import { rowsOf, type Cell } from '../values.ts'
import { ALL_COLUMNS, Table, type Columns } from './Table.ts'

const ROWS_AT_ONCE = 1024

/** A model of tables: one output for each row. */
export interface TableModel {
  signed: SignedGraph
  /** Computes the rows of one output, with sentences about the columns. */
  run(
    columns: Columns,
    output: TensorInfo,
    signal: AbortSignal,
  ): Promise<{ rows: Cell[][]; warnings: string[] }>
}

/**
 * Loads a model of tables, as exporters of scikit-learn and its like write them: with one input for
 * all columns, or one for each by its name.
 */
export async function loadTableModel(
  spec: HuggingFaceSpec | OnnxFileSpec,
  task: TaskId,
): Promise<TableModel> {
  const signed = await SignedGraph.load(spec, ({ name }, { inputs }) =>
    inputs.length === 1 ? ALL_COLUMNS : name,
  )
  // A graph for exactly one row, or any fixed number, gets them so many at a time.
  const fixed = signed.inputs.flatMap(({ info, from }) =>
    from.length > 0 ? (info.shape[0] ?? []) : [],
  )
  const size = Math.max(1, Math.min(ROWS_AT_ONCE, ...fixed))

  return {
    signed,
    async run(columns, output, signal) {
      const table = new Table(task, columns)
      const rows: Cell[][] = []
      const warnings = table.warningsFor(signed)
      for (let from = 0; from < table.rows; from += size) {
        signal.throwIfAborted()
        const part = table.slice(from, from + size)
        const { outputs } = await signed.run(part.sourcesFor(signed), { outputs: [output.name] })
        const values = outputs[output.name]
        if (values !== undefined) for (const row of rowsOf(values)) rows.push(row)
      }
      return { rows, warnings }
    },
  }
}
