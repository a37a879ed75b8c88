import { defineExamples } from '../../schema/example.ts'
import { beeps, siren } from './exampleMedia.ts'

export default defineExamples('text-to-audio', [
  {
    title: 'Two beeps',
    request: { inputs: 'Two short beeps of a microwave oven', parameters: { duration: 0.25 } },
    output: { audio: beeps, sampling_rate: 8000 },
  },
  {
    title: 'A siren, the same at every run',
    request: {
      inputs: 'A siren of two notes, no voices',
      parameters: { duration: 0.26, negative_prompt: 'noise', guidance_scale: 4, seed: 7 },
    },
    output: { audio: siren, sampling_rate: 8000 },
  },
])
