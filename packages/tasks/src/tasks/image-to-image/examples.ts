import { defineExamples } from '../../schema/example.ts'
import { fruit, greyFruit, street, streetAtNight } from './exampleMedia.ts'

export default defineExamples('image-to-image', [
  {
    title: 'From day to night',
    request: {
      inputs: street,
      parameters: { prompt: 'Make it night, with a full moon', strength: 0.8, seed: 7 },
    },
    output: { image: streetAtNight },
  },
  {
    title: 'Colour for a grey picture',
    request: { inputs: greyFruit, parameters: { prompt: 'Colorize this picture' } },
    output: { image: fruit },
  },
])
