import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-feature-extraction', [
  {
    title: 'The mean colour of each quarter of a photograph',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: { inputs: coffee.url, parameters: { pool: false } },
        output: [
          [0.655, 0.365, 0.212],
          [0.788, 0.503, 0.323],
          [0.508, 0.242, 0.153],
          [0.535, 0.236, 0.122],
        ],
        alts: { inputs: coffee.alt },
      }
    },
  },
])
