import { defineExamples } from '../../schema/example.ts'

export default defineExamples('graph-ml', [
  {
    title: 'A property of a molecule: ethanol',
    request: {
      inputs: {
        node_feat: [[6], [6], [8]],
        edge_index: [
          [0, 1, 1, 2],
          [1, 0, 2, 1],
        ],
        edge_attr: [[1], [1], [1], [1]],
      },
      parameters: { level: 'graph' },
    },
    output: { predictions: [[9.4]] },
  },
  {
    title: 'To which of two groups each member belongs',
    request: {
      inputs: {
        node_feat: [
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 1],
        ],
        edge_index: [
          [0, 1, 2, 3],
          [1, 0, 3, 2],
        ],
      },
      parameters: { level: 'node', function_to_apply: 'softmax' },
    },
    output: {
      predictions: [
        [0.97, 0.03],
        [0.81, 0.19],
        [0.06, 0.94],
        [0.05, 0.95],
      ],
    },
  },
])
