import { defineExamples } from '../../schema/example.ts'
import { both, high, low, noisy } from './exampleMedia.ts'

export default defineExamples('audio-to-audio', [
  {
    title: 'A tone without its hiss',
    request: { inputs: noisy },
    output: [{ label: 'enhanced', audio: low, sampling_rate: 8000 }],
  },
  {
    title: 'Two tones taken apart',
    request: { inputs: both },
    output: [
      { label: 'source 1', audio: low, sampling_rate: 8000 },
      { label: 'source 2', audio: high, sampling_rate: 8000 },
    ],
  },
])
