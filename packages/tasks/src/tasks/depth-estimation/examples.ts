import { defineExamples } from '../../schema/example.ts'
import { corridor, corridorDepth, street, streetDepth } from './exampleMedia.ts'

export default defineExamples('depth-estimation', [
  {
    title: 'A car before a house',
    request: { inputs: street },
    output: { depth: streetDepth },
  },
  {
    title: 'A corridor, with the numbers',
    request: { inputs: corridor },
    output: {
      depth: corridorDepth,
      predicted_depth: [
        [1.1, 1.6, 1.6, 1.1],
        [1.6, 6.8, 6.9, 1.6],
        [1.6, 6.8, 6.9, 1.6],
        [1.1, 1.6, 1.6, 1.1],
      ],
    },
  },
])
