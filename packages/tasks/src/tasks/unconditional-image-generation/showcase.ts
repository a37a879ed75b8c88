import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('unconditional-image-generation', [
  {
    title: 'A cat',
    load: async () => {
      const { default: cat } = await import('../../generated/media/cat.ts')
      return {
        request: { inputs: null, parameters: { seed: 7 } },
        output: { image: cat.url },
        alts: { 'output.image': cat.alt },
      }
    },
  },
])
