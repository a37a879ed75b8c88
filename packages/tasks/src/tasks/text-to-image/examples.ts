import { defineExamples } from '../../schema/example.ts'
import { apple, sea } from './exampleMedia.ts'

export default defineExamples('text-to-image', [
  {
    title: 'A red apple',
    request: { inputs: 'A red apple on a beige background, flat illustration' },
    output: { image: apple },
  },
  {
    title: 'A boat at sunset, the same every time',
    request: {
      inputs: 'A sailing boat on a calm sea at sunset, flat illustration',
      parameters: {
        negative_prompt: 'people, text',
        num_inference_steps: 20,
        guidance_scale: 6,
        width: 96,
        height: 72,
        seed: 7,
      },
    },
    output: { image: sea },
  },
])
