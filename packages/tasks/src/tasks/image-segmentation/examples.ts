import { defineExamples } from '../../schema/example.ts'
import {
  carMask,
  fruit,
  greenAppleMask,
  redAppleMask,
  roadMask,
  skyMask,
  street,
} from './exampleMedia.ts'

export default defineExamples('image-segmentation', [
  {
    title: 'Sky, road and car',
    request: { inputs: street, parameters: { subtask: 'semantic' } },
    output: [
      { label: 'sky', mask: skyMask, score: null },
      { label: 'road', mask: roadMask, score: null },
      { label: 'car', mask: carMask, score: null },
    ],
  },
  {
    title: 'Two apples, one by one',
    request: { inputs: fruit, parameters: { subtask: 'instance', threshold: 0.95 } },
    output: [
      { label: 'apple', mask: redAppleMask, score: 0.991 },
      { label: 'apple', mask: greenAppleMask, score: 0.978 },
    ],
  },
])
