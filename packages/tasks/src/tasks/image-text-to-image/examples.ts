import { defineExamples } from '../../schema/example.ts'
import { oneApple, street, streetAtNight } from './exampleMedia.ts'

export default defineExamples('image-text-to-image', [
  {
    title: 'A street at night',
    request: {
      inputs: { image: street, prompt: 'The same street at night, with a full moon' },
      parameters: { seed: 7 },
    },
    output: { image: streetAtNight },
  },
  {
    title: 'From words alone',
    request: {
      inputs: { prompt: 'One red apple on a table, flat colours' },
      parameters: { guidance_scale: 4, target_size: { width: 96, height: 96 } },
    },
    output: { image: oneApple },
  },
])
