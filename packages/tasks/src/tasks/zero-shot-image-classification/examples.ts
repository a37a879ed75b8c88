import { defineExamples } from '../../schema/example.ts'
import { fruit, sea } from './exampleMedia.ts'

export default defineExamples('zero-shot-image-classification', [
  {
    title: 'Boat, car or train',
    request: { inputs: sea, parameters: { candidate_labels: ['boat', 'car', 'train'] } },
    output: [
      { label: 'boat', score: 0.981 },
      { label: 'train', score: 0.011 },
      { label: 'car', score: 0.008 },
    ],
  },
  {
    title: 'What a drawing shows',
    request: {
      inputs: fruit,
      parameters: {
        candidate_labels: ['fruit', 'a face', 'vegetables'],
        hypothesis_template: 'This is a drawing of {}.',
      },
    },
    output: [
      { label: 'fruit', score: 0.941 },
      { label: 'vegetables', score: 0.042 },
      { label: 'a face', score: 0.017 },
    ],
  },
])
