import { defineExamples } from '../../schema/example.ts'
import { bouncing, pencil, sailing, smallSailing } from './exampleMedia.ts'

export default defineExamples('video-to-video', [
  {
    title: 'A ball as a pencil drawing',
    request: {
      inputs: bouncing,
      parameters: { prompt: 'A pencil drawing on white paper', strength: 0.7, seed: 7 },
    },
    output: { video: pencil },
  },
  {
    title: 'Twice as large',
    request: { inputs: smallSailing, parameters: { target_size: { width: 96, height: 72 } } },
    output: { video: sailing },
  },
])
