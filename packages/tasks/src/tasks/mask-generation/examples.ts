import { defineExamples } from '../../schema/example.ts'
import { bananaMask, fruit, greenAppleMask, redAppleMask } from './exampleMedia.ts'

export default defineExamples('mask-generation', [
  {
    title: 'Everything in the picture',
    request: { inputs: fruit },
    output: [
      { mask: redAppleMask, score: 0.986 },
      { mask: greenAppleMask, score: 0.981 },
      { mask: bananaMask, score: 0.974 },
    ],
  },
  {
    title: 'The object under a point',
    request: {
      inputs: fruit,
      parameters: { input_points: [[32, 38]], input_labels: [1] },
    },
    output: [{ mask: redAppleMask, score: 0.99 }],
  },
  {
    title: 'The object in a box',
    request: { inputs: fruit, parameters: { input_boxes: [[38, 63, 118, 92]] } },
    output: [{ mask: bananaMask, score: 0.985 }],
  },
])
