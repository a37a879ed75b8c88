import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text-ranking', [
  {
    title: 'Three passages in order',
    request: {
      inputs: {
        query: 'How many people live in Berlin?',
        texts: [
          'Berlin is known for its museums.',
          'Berlin has about 3.7 million inhabitants.',
          'Paris is the capital of France.',
        ],
      },
    },
    output: [
      { index: 1, score: 0.998 },
      { index: 0, score: 0.021 },
      { index: 2, score: 0.0001 },
    ],
  },
  {
    title: 'The best one, with its text',
    request: {
      inputs: {
        query: 'remove a red wine stain',
        texts: [
          'Store red wine lying down.',
          'Cover the stain with salt, then rinse with cold water.',
        ],
      },
      parameters: { top_k: 1, return_text: true },
    },
    output: [
      { index: 1, score: 0.97, text: 'Cover the stain with salt, then rinse with cold water.' },
    ],
  },
])
