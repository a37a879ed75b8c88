import { defineExamples } from '../../schema/example.ts'
import { fruit, street } from './exampleMedia.ts'

export default defineExamples('object-detection', [
  {
    title: 'A car on a street',
    request: { inputs: street },
    output: [{ label: 'car', score: 0.997, box: { xmin: 52, ymin: 50, xmax: 110, ymax: 83 } }],
  },
  {
    title: 'Fruit, sure answers only',
    request: { inputs: fruit, parameters: { threshold: 0.9 } },
    output: [
      { label: 'apple', score: 0.982, box: { xmin: 14, ymin: 13, xmax: 50, ymax: 56 } },
      { label: 'banana', score: 0.975, box: { xmin: 38, ymin: 63, xmax: 118, ymax: 92 } },
      { label: 'apple', score: 0.964, box: { xmin: 56, ymin: 5, xmax: 92, ymax: 48 } },
    ],
  },
])
