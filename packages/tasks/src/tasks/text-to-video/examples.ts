import { defineExamples } from '../../schema/example.ts'
import { bouncing, sunrise } from './exampleMedia.ts'

export default defineExamples('text-to-video', [
  {
    title: 'A ball that bounces',
    request: { inputs: 'An orange ball bounces on a grey floor' },
    output: { video: bouncing },
  },
  {
    title: 'A sunrise, the same every time',
    request: {
      inputs: 'The sun rises behind dark mountains, flat illustration',
      parameters: {
        negative_prompt: 'flicker, text',
        num_frames: 5,
        guidance_scale: 6,
        target_size: { width: 96, height: 72 },
        seed: 7,
      },
    },
    output: { video: sunrise },
  },
])
