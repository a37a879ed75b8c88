import { defineExamples } from '../../schema/example.ts'
import { bouncing, sailing } from './exampleMedia.ts'

export default defineExamples('video-text-to-text', [
  {
    title: 'Which way a boat goes',
    request: { inputs: { video: sailing, text: 'Which way does the boat go?' } },
    output: [{ generated_text: 'It sails from left to right.' }],
  },
  {
    title: 'A caption from six frames',
    request: {
      inputs: { video: bouncing, text: 'Write a caption for this video.' },
      parameters: { num_frames: 6, max_new_tokens: 30 },
    },
    output: [{ generated_text: 'An orange ball falls to the ground and bounces up again.' }],
  },
])
