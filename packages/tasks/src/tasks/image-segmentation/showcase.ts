import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-segmentation', [
  {
    title: 'A cup, a spoon and a saucer',
    load: async () => {
      const [{ default: coffee }, { default: cup }, { default: spoon }, { default: saucer }] =
        await Promise.all([
          import('../../generated/media/coffee.ts'),
          import('../../generated/media/coffee-cup.ts'),
          import('../../generated/media/coffee-spoon.ts'),
          import('../../generated/media/coffee-saucer.ts'),
        ])
      return {
        request: { inputs: coffee.url, parameters: { subtask: 'instance' } },
        output: [
          { label: 'cup', mask: cup.url, score: 0.994 },
          { label: 'plate', mask: saucer.url, score: 0.971 },
          { label: 'spoon', mask: spoon.url, score: 0.968 },
        ],
        alts: {
          inputs: coffee.alt,
          'output[0].mask': cup.alt,
          'output[1].mask': saucer.alt,
          'output[2].mask': spoon.alt,
        },
      }
    },
  },
])
