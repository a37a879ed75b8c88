import { defineExamples } from '../../schema/example.ts'

export default defineExamples('feature-extraction', [
  {
    title: 'One vector for a sentence',
    request: {
      inputs: 'The cat sleeps.',
      parameters: { pooling: 'mean', normalize: true, dimensions: 8 },
    },
    output: [0.21, -0.35, 0.48, 0.12, -0.52, 0.33, -0.29, 0.34],
  },
  {
    title: 'A vector for each token',
    request: { inputs: 'Hello', parameters: { pooling: 'none', dimensions: 4 } },
    output: [
      [0.12, -0.81, 0.33, 0.05],
      [0.64, -0.11, 0.27, -0.4],
      [0.09, -0.77, 0.41, 0.02],
    ],
  },
  {
    title: 'A query and a passage',
    request: {
      inputs: ['How tall is the Eiffel Tower?', 'The Eiffel Tower is 330 metres tall.'],
      parameters: { pooling: 'mean', normalize: true, dimensions: 4 },
    },
    output: [
      [0.51, -0.62, 0.33, 0.5],
      [0.48, -0.59, 0.4, 0.51],
    ],
  },
])
