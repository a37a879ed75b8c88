import { defineExamples } from '../../schema/example.ts'
import { ah, uhOh } from './exampleMedia.ts'

export default defineExamples('automatic-speech-recognition', [
  {
    title: 'One sound',
    request: { inputs: ah },
    output: { text: 'Ah.' },
  },
  {
    title: 'Two syllables with their times',
    request: { inputs: uhOh, parameters: { language: 'en', return_timestamps: 'word' } },
    output: {
      text: 'Uh oh.',
      chunks: [
        { text: 'Uh', timestamp: [0, 0.08] },
        { text: ' oh.', timestamp: [0.13, 0.27] },
      ],
    },
  },
])
