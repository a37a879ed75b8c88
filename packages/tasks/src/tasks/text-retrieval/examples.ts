import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text-retrieval', [
  {
    title: 'Two of five passages',
    request: {
      inputs: {
        query: 'Why is the sky blue?',
        texts: [
          'Bread rises because yeast gives off gas.',
          'Air scatters blue light more than red light.',
          'The sea is salty because rivers carry minerals into it.',
          'At sunset light crosses more air, and the blue part is scattered away.',
          'A year on Mars lasts 687 days.',
        ],
      },
      parameters: { top_k: 2 },
    },
    output: [
      { index: 1, score: 0.74 },
      { index: 3, score: 0.61 },
    ],
  },
  {
    title: 'Nothing near enough is left out',
    request: {
      inputs: {
        query: 'My parcel has not arrived.',
        texts: ['How to return an item', 'What to do when a delivery is late', 'Our opening hours'],
      },
      parameters: { threshold: 0.5, return_text: true },
    },
    output: [{ index: 1, score: 0.68, text: 'What to do when a delivery is late' }],
  },
])
