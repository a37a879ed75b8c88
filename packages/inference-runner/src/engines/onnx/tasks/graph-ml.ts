import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { toScores } from '../../scores.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { SignedGraph, type Sources } from '../SignedGraph.ts'
import type { Values } from '../values.ts'

type Input = DecodedInput<'graph-ml'>
type Level = 'graph' | 'node' | 'edge'

/** What the inputs of graphs are called, beside the names of the task: PyTorch Geometric's. */
const SOURCES: Readonly<Record<string, string>> = {
  x: 'node_feat',
  node_features: 'node_feat',
  node_feat: 'node_feat',
  edge_index: 'edge_index',
  edge_attr: 'edge_attr',
  edge_feat: 'edge_attr',
  edge_features: 'edge_attr',
  edge_weight: 'edge_attr',
  batch: 'batch',
}

function invalid(path: string, expected: string, received: string) {
  const issue = createIssue({ path, code: 'invalid_value', expected, received })
  return new InvalidRequestError('graph-ml', [issue])
}

/** Rows of features as an array. @throws InvalidRequestError for rows of several lengths. */
function toMatrix(rows: readonly (readonly number[])[], path: string, count: number): Values {
  if (rows.length !== count) throw invalid(path, `${count} rows`, `${rows.length}`)
  const width = rows[0]?.length ?? 0
  const odd = rows.findIndex((row) => row.length !== width)
  if (odd >= 0) throw invalid(`${path}[${odd}]`, `${width} numbers`, `${rows[odd]?.length}`)
  return { dims: [rows.length, width], data: Float64Array.from(rows.flat()) }
}

function sourcesOf({ node_feat, edge_index, edge_attr }: Input, path: string): Sources {
  const nodes = node_feat.length
  const [from, to] = edge_index
  if (from.length !== to.length) {
    throw invalid(`${path}.edge_index[1]`, `${from.length} nodes`, `${to.length}`)
  }
  for (const [side, ends] of edge_index.entries()) {
    const odd = ends.findIndex((node) => node >= nodes)
    if (odd < 0) continue
    throw invalid(
      `${path}.edge_index[${side}][${odd}]`,
      `a node from 0 to ${nodes - 1}`,
      `${ends[odd]}`,
    )
  }
  const edges = { dims: [2, from.length], data: Float64Array.from([...from, ...to]) }
  return {
    node_feat: toMatrix(node_feat, `${path}.node_feat`, nodes),
    edge_index: edges,
    batch: { dims: [nodes], data: new Float64Array(nodes) },
    ...(edge_attr === undefined
      ? {}
      : { edge_attr: toMatrix(edge_attr, `${path}.edge_attr`, from.length) }),
  }
}

/** What the rows of an output are about, by their number. */
function levelOf(rows: number, { node_feat, edge_index }: Input): Level {
  if (rows === node_feat.length) return rows === 1 ? 'graph' : 'node'
  if (rows === edge_index[0].length) return 'edge'
  if (rows === 1) return 'graph'
  throw new ModelOutputError(
    `${rows} rows are neither one for the graph nor one for each node or edge`,
  )
}

/**
 * Runs graph-ml with graphs that take node features `[nodes, features]`, edges `[2, edges]`, and, where
 * they need them, edge features and the number of the graph of each node, as PyTorch Geometric exports
 * them (`x`, `edge_index`, `edge_attr`, `batch`).
 */
export default defineAdapter<'graph-ml', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, ({ name }) => SOURCES[name])
    const output = signed.outputFor('predictions')
    const { level: declared } = signed.signature.settings ?? {}
    const features = signed.inputs.find(({ from }) => from.includes('node_feat'))?.info.shape.at(-1)
    const needsEdges = signed.inputs.some(({ from }) => from.includes('edge_attr'))

    function check({ node_feat, edge_attr }: Input, path: string): void {
      const width = node_feat[0]?.length
      if (typeof features === 'number' && width !== features) {
        throw invalid(`${path}.node_feat[0]`, `${features} numbers`, `${width}`)
      }
      if (needsEdges && edge_attr === undefined) {
        throw invalid(
          `${path}.edge_attr`,
          'features of the edges, which this model reads',
          'nothing',
        )
      }
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { function_to_apply = 'none' } = parameters
        const levels = new Set<Level>()
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input], index) => {
          if (input === undefined) return []
          const path = inputs.length === 1 ? 'inputs' : `inputs[${index}]`
          const sources = sourcesOf(input, path)
          check(input, path)
          const { outputs: results } = await signed.run(sources, { outputs: [output.name] })
          const values = results[output.name]
          const numbers = finiteNumbers(values, output.name)
          const rows = values?.dims[0] ?? 1
          const width = numbers.length / Math.max(1, rows)
          levels.add(declared ?? levelOf(rows, input))
          const predictions = Array.from({ length: rows }, (_, row) =>
            toScores(numbers.slice(row * width, (row + 1) * width), function_to_apply),
          )
          return [{ predictions }]
        })
        const [level = declared ?? 'graph'] = levels
        const hasWanted = parameters.level === undefined || parameters.level === level
        const rules = {
          level: onlyIf(hasWanted, `the model was trained for each ${level}`),
          function_to_apply: always,
        }
        return { outputs, warnings: describeIneffective(parameters, rules) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
