import { defineExamples } from '../../schema/example.ts'
import { three, seven } from './exampleMedia.ts'

export default defineExamples('image-classification', [
  {
    title: 'A handwritten seven',
    request: { inputs: seven, parameters: { top_k: 3 } },
    output: [
      { label: '7', score: 0.98 },
      { label: '1', score: 0.01 },
      { label: '9', score: 0.005 },
    ],
  },
  {
    title: 'A three, sure answers only',
    request: { inputs: three, parameters: { confidence_threshold: 0.5 } },
    output: [{ label: '3', score: 0.97 }],
  },
])
