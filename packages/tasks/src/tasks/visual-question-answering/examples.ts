import { defineExamples } from '../../schema/example.ts'
import { shapes } from './exampleMedia.ts'

export default defineExamples('visual-question-answering', [
  {
    title: 'The colour of a circle',
    request: { inputs: { image: shapes, question: 'What color is the circle?' } },
    output: [{ answer: 'red', score: 0.98 }],
  },
  {
    title: 'Counting squares',
    request: {
      inputs: { image: shapes, question: 'How many squares are there?' },
      parameters: { top_k: 2 },
    },
    output: [
      { answer: '1', score: 0.95 },
      { answer: '2', score: 0.04 },
    ],
  },
])
