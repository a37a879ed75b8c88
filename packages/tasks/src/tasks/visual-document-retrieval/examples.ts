import { defineExamples } from '../../schema/example.ts'
import { menu, notice, sales } from './exampleMedia.ts'

export default defineExamples('visual-document-retrieval', [
  {
    title: 'The page with the chart',
    request: {
      inputs: {
        query: 'How did the revenue change from quarter to quarter?',
        images: [menu, notice, sales],
      },
    },
    output: [
      { index: 2, score: 14.6 },
      { index: 0, score: 6.1 },
      { index: 1, score: 5.4 },
    ],
  },
  {
    title: 'Only the best page',
    request: {
      inputs: { query: 'opening hours on Saturday', images: [menu, notice, sales] },
      parameters: { top_k: 1 },
    },
    output: [{ index: 1, score: 13.2 }],
  },
])
