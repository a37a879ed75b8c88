import { defineExamples } from '../../schema/example.ts'
import { sea, street } from './exampleMedia.ts'

export default defineExamples('image-to-text', [
  {
    title: 'A car before a house',
    request: { inputs: street },
    output: { generated_text: 'a red car on a road in front of a house' },
  },
  {
    title: 'At most twelve tokens',
    request: { inputs: sea, parameters: { max_new_tokens: 12 } },
    output: { generated_text: 'a sailboat on the sea at sunset' },
  },
])
