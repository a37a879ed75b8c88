import { defineExamples } from '../../schema/example.ts'
import { bluePyramid, redCube } from './exampleMedia.ts'

export default defineExamples('text-to-3d', [
  {
    title: 'A red cube',
    request: { inputs: 'A red cube' },
    output: { mesh: redCube },
  },
  {
    title: 'A pyramid, the same every time',
    request: {
      inputs: 'A blue pyramid with a square base',
      parameters: { guidance_scale: 15, num_inference_steps: 64, seed: 7 },
    },
    output: { mesh: bluePyramid },
  },
])
