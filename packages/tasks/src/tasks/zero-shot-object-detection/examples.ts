import { defineExamples } from '../../schema/example.ts'
import { fruit, street } from './exampleMedia.ts'

export default defineExamples('zero-shot-object-detection', [
  {
    title: 'Apples and bananas',
    request: { inputs: fruit, parameters: { candidate_labels: ['apple', 'banana'] } },
    output: [
      { label: 'apple', score: 0.72, box: { xmin: 14, ymin: 13, xmax: 50, ymax: 56 } },
      { label: 'banana', score: 0.69, box: { xmin: 38, ymin: 63, xmax: 118, ymax: 92 } },
      { label: 'apple', score: 0.61, box: { xmin: 56, ymin: 5, xmax: 92, ymax: 48 } },
    ],
  },
  {
    title: 'The best match for a phrase',
    request: {
      inputs: street,
      parameters: {
        candidate_labels: ['a small house with a red roof'],
        threshold: 0.3,
        top_k: 1,
      },
    },
    output: [
      {
        label: 'a small house with a red roof',
        score: 0.64,
        box: { xmin: 8, ymin: 18, xmax: 44, ymax: 60 },
      },
    ],
  },
])
