import { defineExamples } from '../../schema/example.ts'
import { ah, beeps } from './exampleMedia.ts'

export default defineExamples('zero-shot-audio-classification', [
  {
    title: 'Beeps, a dog or rain',
    request: {
      inputs: beeps,
      parameters: { candidate_labels: ['an electronic beep', 'a barking dog', 'rain'] },
    },
    output: [
      { label: 'an electronic beep', score: 0.94 },
      { label: 'a barking dog', score: 0.04 },
      { label: 'rain', score: 0.02 },
    ],
  },
  {
    title: 'Whose voice it is, in a sentence of your own',
    request: {
      inputs: ah,
      parameters: {
        candidate_labels: ['person', 'flute'],
        hypothesis_template: 'This is the voice of a {}.',
      },
    },
    output: [
      { label: 'person', score: 0.91 },
      { label: 'flute', score: 0.09 },
    ],
  },
])
