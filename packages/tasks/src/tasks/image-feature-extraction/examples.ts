import { defineExamples } from '../../schema/example.ts'
import { sea, square } from './exampleMedia.ts'

export default defineExamples('image-feature-extraction', [
  {
    title: 'One short vector of length 1',
    request: { inputs: sea, parameters: { pool: true, normalize: true } },
    output: [0.5, -0.1, 0.3, 0.7, -0.2, 0.2, 0, 0.28],
  },
  {
    title: 'A vector for each of four patches',
    request: { inputs: square, parameters: { pool: false } },
    output: [
      [0.91, -0.34, 0.12, 0.05],
      [0.88, -0.31, -0.15, 0.07],
      [0.87, 0.36, 0.14, 0.04],
      [0.9, 0.33, -0.12, 0.06],
    ],
  },
])
