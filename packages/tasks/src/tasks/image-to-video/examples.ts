import { defineExamples } from '../../schema/example.ts'
import { mountains, sailing, sea, sunrise } from './exampleMedia.ts'

export default defineExamples('image-to-video', [
  {
    title: 'A boat that sails',
    request: { inputs: sea, parameters: { num_frames: 6 } },
    output: { video: sailing },
  },
  {
    title: 'A sunrise as the prompt says',
    request: {
      inputs: mountains,
      parameters: {
        prompt: 'The sun rises slowly behind the mountains',
        num_frames: 5,
        target_size: { width: 96, height: 72 },
        seed: 7,
      },
    },
    output: { video: sunrise },
  },
])
