import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('mask-generation', [
  {
    title: 'The spoon under a point',
    load: async () => {
      const [{ default: coffee }, { default: spoon }] = await Promise.all([
        import('../../generated/media/coffee.ts'),
        import('../../generated/media/coffee-spoon.ts'),
      ])
      return {
        request: {
          inputs: coffee.url,
          parameters: { input_points: [[366, 285]], input_labels: [1] },
        },
        output: [{ mask: spoon.url, score: 0.978 }],
        alts: { inputs: coffee.alt, 'output[0].mask': spoon.alt },
      }
    },
  },
])
