import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-to-image', [
  {
    title: 'Colour for a grey photograph',
    load: async () => {
      const [{ default: grey }, { default: coffee }] = await Promise.all([
        import('../../generated/media/coffee-grey.ts'),
        import('../../generated/media/coffee.ts'),
      ])
      return {
        request: {
          inputs: grey.url,
          parameters: { prompt: 'Colorize this photograph: a red cup on a brown table' },
        },
        output: { image: coffee.url },
        alts: { inputs: grey.alt, 'output.image': coffee.alt },
      }
    },
  },
])
