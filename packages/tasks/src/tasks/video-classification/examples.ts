import { defineExamples } from '../../schema/example.ts'
import { bouncing, juggling } from './exampleMedia.ts'

export default defineExamples('video-classification', [
  {
    title: 'A ball that bounces',
    request: { inputs: bouncing, parameters: { top_k: 2 } },
    output: [
      { label: 'dribbling basketball', score: 0.87 },
      { label: 'playing tennis', score: 0.05 },
    ],
  },
  {
    title: 'Juggling, from four frames',
    request: { inputs: juggling, parameters: { num_frames: 4, frame_sampling_rate: 1, top_k: 1 } },
    output: [{ label: 'juggling balls', score: 0.96 }],
  },
])
