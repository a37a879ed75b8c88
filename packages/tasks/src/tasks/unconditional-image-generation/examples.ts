import { defineExamples } from '../../schema/example.ts'
import { blueButterfly, orangeButterfly } from './exampleMedia.ts'

export default defineExamples('unconditional-image-generation', [
  {
    title: 'Any butterfly',
    request: { inputs: null },
    output: { image: orangeButterfly },
  },
  {
    title: 'The same butterfly every time',
    request: { inputs: null, parameters: { num_inference_steps: 50, seed: 7 } },
    output: { image: blueButterfly },
  },
])
