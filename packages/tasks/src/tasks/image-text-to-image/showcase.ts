import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-text-to-image', [
  {
    title: 'A cup without its background',
    load: async () => {
      const [{ default: coffee }, { default: cup }] = await Promise.all([
        import('../../generated/media/coffee.ts'),
        import('../../generated/media/coffee-cut-out.ts'),
      ])
      return {
        request: {
          inputs: {
            image: coffee.url,
            prompt: 'Keep only the cup; make everything else transparent',
          },
        },
        output: { image: cup.url },
        alts: { 'inputs.image': coffee.alt, 'output.image': cup.alt },
      }
    },
  },
])
