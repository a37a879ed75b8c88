import { defineExamples } from '../../schema/example.ts'
import { ah, beeps, fruit, oneApple } from './exampleMedia.ts'

export default defineExamples('any-to-any', [
  {
    title: 'An image and a sound in one question',
    request: {
      inputs: {
        text: 'Are there as many apples in the image as beeps in the recording?',
        image: fruit,
        audio: beeps,
      },
    },
    output: [{ generated_text: 'Yes: there are two apples and two beeps.' }],
  },
  {
    title: 'An answer out loud',
    request: {
      inputs: { text: 'Say “ah”.' },
      parameters: { generation_mode: 'audio' },
    },
    output: [{ generated_text: 'Ah.', generated_audio: ah }],
  },
  {
    title: 'A drawing',
    request: {
      inputs: { text: 'Draw only one of these apples, the red one.', image: fruit },
      parameters: { generation_mode: 'image' },
    },
    output: [{ generated_image: oneApple }],
  },
])
