import { defineExamples } from '../../schema/example.ts'
import { bouncing, sailing, sea } from './exampleMedia.ts'

export default defineExamples('image-text-to-video', [
  {
    title: 'A boat sets sail',
    request: {
      inputs: { image: sea, prompt: 'The boat sails slowly to the right; the camera stands still' },
      parameters: { num_frames: 6, seed: 7 },
    },
    output: { video: sailing },
  },
  {
    title: 'From words alone',
    request: {
      inputs: { prompt: 'An orange ball falls to the ground and bounces' },
      parameters: { num_frames: 6, target_size: { width: 64, height: 64 } },
    },
    output: { video: bouncing },
  },
])
