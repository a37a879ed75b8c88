import { defineExamples } from '../../schema/example.ts'
import { ah, beeps } from './exampleMedia.ts'

export default defineExamples('audio-classification', [
  {
    title: 'Two beeps',
    request: { inputs: beeps, parameters: { top_k: 3 } },
    output: [
      { label: 'Beep, bleep', score: 0.83 },
      { label: 'Alarm clock', score: 0.06 },
      { label: 'Telephone', score: 0.03 },
    ],
  },
  {
    title: 'A voice',
    request: { inputs: ah, parameters: { top_k: 2 } },
    output: [
      { label: 'Speech', score: 0.71 },
      { label: 'Singing', score: 0.17 },
    ],
  },
])
