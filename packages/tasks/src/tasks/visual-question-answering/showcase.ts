import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('visual-question-answering', [
  {
    title: 'The colour of a cat’s eyes',
    load: async () => {
      const { default: cat } = await import('../../generated/media/cat.ts')
      return {
        request: {
          inputs: { image: cat.url, question: 'What color are the eyes of the cat?' },
          parameters: { top_k: 2 },
        },
        output: [
          { answer: 'green', score: 0.93 },
          { answer: 'yellow', score: 0.05 },
        ],
        alts: { 'inputs.image': cat.alt },
      }
    },
  },
  {
    title: 'What lies on the saucer',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: { inputs: { image: coffee.url, question: 'What is next to the cup?' } },
        output: [{ answer: 'spoon', score: 0.96 }],
        alts: { 'inputs.image': coffee.alt },
      }
    },
  },
])
