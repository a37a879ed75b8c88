import { defineExamples } from '../../schema/example.ts'
import { beeps, rising } from './exampleMedia.ts'

export default defineExamples('audio-text-to-text', [
  {
    title: 'Counting beeps',
    request: { inputs: { audio: beeps, text: 'How many beeps do you hear?' } },
    output: [{ generated_text: 'I hear two beeps.' }],
  },
  {
    title: 'A description of a melody',
    request: {
      inputs: { audio: rising, text: 'Describe the melody in one sentence.' },
      parameters: { max_new_tokens: 40 },
    },
    output: [{ generated_text: 'Three short notes rise one after the other.' }],
  },
])
